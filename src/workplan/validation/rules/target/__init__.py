"""Rules of the family target: what is wrong with figures."""
