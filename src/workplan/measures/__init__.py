"""Sections, their clauses and their mentions → measures: what one set of bodies has to do, and what answers for it.

``division`` cuts a section's own text at its clauses, ``table_rows`` a row of a task table at its cells,
``inheritance`` sends a clause that answers for many down to them, ``placing`` gives each mention its measure and its
sentence.
"""
