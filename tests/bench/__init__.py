"""What a page costs: this app beside stock Voilà and others, on the same chapters, in one run."""
