"""What is done on the map, as changes of its five tables."""
