"""Playlists: saved in the library, imported from other programs and exported for them."""
