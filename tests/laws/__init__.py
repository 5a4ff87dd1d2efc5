"""What holds for every brief."""
