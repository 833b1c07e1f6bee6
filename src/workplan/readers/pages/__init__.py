"""Files of pages (PDF, OFD) → SourceText: characters with their places → lines → paragraphs and tables.

``pdf`` and ``ofd`` hand over pages of characters and rulings (``leaf``); all that follows is one layout for both.
Each module knows one step of it: ``glyph_runs`` and ``lines`` put characters together, ``grids`` finds tables,
``columns`` and ``blocks`` order what stands side by side, ``margins`` and ``footnotes`` take away what is no running
text, ``areas`` and ``paragraphs`` join lines, ``tables`` joins what page ends cut, ``flowing`` writes all of it out.
``limited`` and ``apart`` hold all of that within limits.

Pages that are pictures come to the same layout where that is asked for: ``pictures`` draws them, ``spreading`` moves
the columns of their tables apart, an engine (``rapid``) recognises pieces of text, ``ocr_pieces`` makes characters of
them, ``ink`` finds rulings and what was missed; ``recognised`` goes through the pages.
"""
