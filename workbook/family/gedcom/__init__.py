"""Family trees of other programs: GEDCOM in and out."""
