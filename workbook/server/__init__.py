"""The served app: Voilà's server, our own pages."""

import sys

# A reader of web addresses in every script, which jsonschema would load if it is there, and nothing here asks
# for; it takes more than a second of processor time at each start.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
