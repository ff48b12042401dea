"""The chapters hold what readers were promised: proofs."""
