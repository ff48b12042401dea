"""Faults that a test must notice: each is planted in a copy of the workbook, where a test has to fail."""
