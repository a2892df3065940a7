"""Predictions of models for tracks, corrections of users, and calibrations to them."""
