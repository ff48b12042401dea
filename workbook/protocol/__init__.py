"""The protocol: every message between a page and Python.

What a page says has the word `do` (`from_page.py`), what Python says the word `say` (`to_page.py`, and
`family.py` of a family). Both are made into the types of the scripts by `make typescript`, in
`workbook/frontend/fields/protocol.ts`: a word or a member that only one side knows fails mypy or tsc.
"""
