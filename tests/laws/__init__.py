"""Properties that hold for every brief."""
