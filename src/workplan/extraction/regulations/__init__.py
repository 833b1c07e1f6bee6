"""Titles in 《》 → regulations: where titles stand, which verb governs them, what kind of document each names."""
