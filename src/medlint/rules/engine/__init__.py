"""What runs the rules that words alone can say: patterns, scopes, messages and fixes."""
