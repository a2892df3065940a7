"""The mood path: a line on the plane, and the songs along it."""
