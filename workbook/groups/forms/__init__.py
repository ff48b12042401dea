"""Papers for a group: what people read before, what its leader fills in, who sits with whom."""
