"""View → mentions: who does it, which regulations, when, and how much."""
