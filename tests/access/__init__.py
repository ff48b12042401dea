"""Open to everyone: every page, looked at, measured, walked by keyboard and read aloud."""
