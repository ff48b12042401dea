"""Pages are drawn: proofs."""
