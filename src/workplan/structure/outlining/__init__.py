"""Text → the markers of its sections, decided once: every numeral is a candidate, the cheapest outline wins."""
