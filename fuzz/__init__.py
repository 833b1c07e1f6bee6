"""Inputs by the hundred thousand, and the laws that must hold for each: ``python fuzz/run.py all --seconds 60``."""
