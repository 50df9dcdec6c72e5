"""Rules on claims (CLM)."""
