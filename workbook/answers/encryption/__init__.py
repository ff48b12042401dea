"""The lock: a passphrase, a recovery code, and the file that only they open."""
