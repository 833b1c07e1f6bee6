"""Figures that the work must reach: how they are written, what stands around them, the rules that judge them."""
