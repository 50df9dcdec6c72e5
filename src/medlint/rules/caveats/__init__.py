"""Rules on caveats (CAV)."""
