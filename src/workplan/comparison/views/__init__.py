"""Comparison → what people read: one module a format, all of them laying out the same ``Page``."""
