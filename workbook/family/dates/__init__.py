"""Days as people know them."""
