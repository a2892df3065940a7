"""Playing songs: the player, its bar and its queue."""
