"""Pictures say what was answered: proofs."""
