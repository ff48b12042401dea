"""Chapters and exercises as HTML: readable without a script, brought alive by one."""
