"""Caveats that the text's own content calls for: one function, a table of rows."""
