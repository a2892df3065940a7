"""Corrections by the user, and the calibrations that the models learn from them."""
