"""Who is in the family: people, couples, children and ties, out of tables."""
