"""Rules on punctuation and typography (TYP)."""
