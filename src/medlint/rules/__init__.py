"""What is wrong with an article: the rules, their registry, and the engine for rules in YAML."""
