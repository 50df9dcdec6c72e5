"""Rules on spelling and wrong words (SPL)."""
