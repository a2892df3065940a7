"""The mood path: a line on the plane, and the songs that lead along it."""
