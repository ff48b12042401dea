"""What is printed: blank sheets, cards, helplines."""
