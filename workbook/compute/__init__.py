"""Cells that compute: a kernel for each page that has some, and what becomes of all that it says."""
