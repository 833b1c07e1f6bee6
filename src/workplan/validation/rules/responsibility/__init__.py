"""Rules of the family responsibility: what is wrong with who does it."""
