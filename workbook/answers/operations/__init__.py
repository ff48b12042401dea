"""What is done with the answers as a whole: restore, lock, forget."""
