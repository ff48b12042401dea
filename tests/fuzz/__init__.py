"""Whatever reads a file, a code or a message from outside is given a million odd ones."""
