"""What an article is: the model, its places in the source, and the readers."""
