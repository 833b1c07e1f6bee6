"""Rules of the family masthead: what is wrong around the plan."""
