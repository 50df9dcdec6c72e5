"""Markdown: CommonMark with tables, strikethrough, footnotes, definition lists, front matter."""
