"""Rules on what an edition lacks that the earlier ones of its series have: each hit stands at the plan's title."""
