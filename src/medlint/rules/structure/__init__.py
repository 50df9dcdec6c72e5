"""STR: title, headings, links, images, tables, and what does not belong to the article."""
