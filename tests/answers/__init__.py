"""The answers are kept: proofs."""
