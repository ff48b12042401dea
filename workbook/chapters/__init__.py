"""The chapters as notebooks, and what code knows of our own."""
