"""The article against published criteria: what each rests on, and what is for a human to judge."""
