"""PLN: jargon, abbreviations and wordiness."""
