"""The graphics items of the plane."""
