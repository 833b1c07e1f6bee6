"""Rules of the family text: what is wrong with marks and words."""
