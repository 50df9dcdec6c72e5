"""Rules on doses and units (DOS)."""
