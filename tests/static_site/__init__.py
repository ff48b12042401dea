"""The edition for the browser alone, served as plain files to a real Chromium, and what it is built of."""
