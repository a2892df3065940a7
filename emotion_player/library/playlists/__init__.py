"""Playlists in the library, and as files."""
