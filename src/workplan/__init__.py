"""Typed, checked, canonical data from Chinese official work plans."""
