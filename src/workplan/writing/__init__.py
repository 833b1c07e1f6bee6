"""How things are written, whatever they mean: numerals, days, document numbers, section markers, lists of words."""
