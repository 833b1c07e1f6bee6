"""Rules of the family structure: what is wrong with numbers and headings."""
