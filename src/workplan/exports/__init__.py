"""Document → what others take: JSON and schema, tables, Arrow, Markdown, Akoma Ntoso, workbook, calendar, page."""
