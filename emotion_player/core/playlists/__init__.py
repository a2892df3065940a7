"""Playlists and their files."""
