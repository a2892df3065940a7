"""What explains the window to its users."""
