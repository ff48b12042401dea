"""Cells that compute, from the kernel to what a page is told."""
