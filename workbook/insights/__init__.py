"""Answers in, pictures and words out. Pure functions; plotly and pandas are imported only when drawn."""
