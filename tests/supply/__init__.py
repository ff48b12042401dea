"""What the workbook is built on: what is known against it, and a list of it all."""
