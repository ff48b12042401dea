"""The layout algorithm: who stands where, and the course of every line."""
