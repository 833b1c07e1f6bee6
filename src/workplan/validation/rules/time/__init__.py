"""Rules of the family time: what is wrong with dates and times."""
