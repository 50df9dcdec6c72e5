"""HTML: a page, or a piece of one inside Markdown."""
