"""What is drawn on the plane."""
