"""Rules on readability (RDB)."""
