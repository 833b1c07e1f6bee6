"""Rules of the family regulation: what is wrong with named regulations."""
