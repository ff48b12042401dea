"""Widgets keep what they are given: proofs."""
