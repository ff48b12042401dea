"""Groups: the room picture, agendas and their pages, and the pack for bad days."""
