"""The search language, and selection on the plane."""
