"""The answers file on its disk: whole or not at all, with earlier versions, and after damage."""
