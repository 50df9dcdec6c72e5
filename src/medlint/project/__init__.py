"""A project's configuration, the files that belong to it, and many of them at once."""
