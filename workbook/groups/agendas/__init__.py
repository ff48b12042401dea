"""Agendas: read from their files, and their times."""
