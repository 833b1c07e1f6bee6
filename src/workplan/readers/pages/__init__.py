"""Files of pages (PDF, OFD) → SourceText: characters with their places → lines → paragraphs and tables.

``pdf`` and ``ofd`` hand over :class:`~workplan.readers.pages.sheet.Sheet`\\ s of characters and rulings; all that follows is one
layout for both. Each module knows one step of it: ``runs`` and ``lines`` put characters together, ``margins`` takes
page numbers and running heads away, ``columns`` orders what stands side by side, ``paragraphs`` joins lines,
``rulings`` and ``grids`` find tables, ``flowing`` writes all of it out.
"""
