"""The map as SVG."""
