"""From a Document to clean HTML: an article, a page, a site."""

from medlint.publish.article import render

__all__ = ["render"]
