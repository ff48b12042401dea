"""A room of people sees together what its members chose to share: codes, gathering them, one summary.

A participant gives chosen scales as a short code (`code`); the facilitator's page finds codes in whatever was
pasted (`gather`), decides which votes a picture may show (`showing`) and draws them (`summary`). Everything
here is pure: nothing is kept, and no text, name or time is in a code.
"""
