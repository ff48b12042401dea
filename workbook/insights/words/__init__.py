"""The reader's own words: names in them, and what returns."""
