"""`python -m workbook.cli` is the same as `workbook`."""

from workbook.cli import main

main()
