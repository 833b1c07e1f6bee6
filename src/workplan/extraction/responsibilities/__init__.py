"""Clauses of responsibility → rows of unit and role: where clauses stand, what one says, how its list is read."""
