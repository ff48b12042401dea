"""One short walk that shows whether the workbook works at all, for whoever changes something."""
