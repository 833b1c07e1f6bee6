"""Document → the forms that others take: canonical JSON with its schema, and tidy tables."""
