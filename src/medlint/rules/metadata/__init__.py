"""Rules on metadata (MET)."""
