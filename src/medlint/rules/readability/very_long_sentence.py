"""Sentences that nobody should have to read; the check stands beside that of long ones."""

from medlint.rules.readability.long_sentence import very_long_sentence

__all__ = ["very_long_sentence"]
