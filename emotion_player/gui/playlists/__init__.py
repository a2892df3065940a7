"""Playlists: kept in the library, imported from other programs and exported for them."""
