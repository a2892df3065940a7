"""Playlists: kept in the library, and exchanged with other programs."""
