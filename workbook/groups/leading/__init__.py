"""In a room of people: agendas and their times, the pages for whoever leads, joining, plan B."""
