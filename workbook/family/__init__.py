"""The family map: people and ties out of tables; words, a drawing, questions and a file out of those."""
