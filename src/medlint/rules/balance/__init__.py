"""Rules on balance (BAL)."""
