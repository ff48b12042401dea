"""Invented people whose answers are shown in a room, in a folder of their own."""
