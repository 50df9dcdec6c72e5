"""Grammar by Harper, an optional extra (GRM)."""
