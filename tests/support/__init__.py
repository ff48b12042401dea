"""Helplines: every number is sourced, checked within a year, and shown with the emergency number first."""
