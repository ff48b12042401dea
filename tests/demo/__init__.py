"""Invented people: believable, complete, safe to show on a wall, and never old."""
