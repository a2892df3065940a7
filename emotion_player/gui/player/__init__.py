"""What is heard: the player, its bar and its queue."""
