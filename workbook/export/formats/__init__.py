"""The files that answers can leave as."""
