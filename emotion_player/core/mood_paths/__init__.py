"""Mood paths: lines on the plane and the tracks along them."""
