"""What an article's words say: layers computed once for each document and shared by all rules."""
