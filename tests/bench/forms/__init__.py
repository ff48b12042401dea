"""A chapter as a form for other tools, to measure them on the same content."""
