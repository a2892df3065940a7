"""All commands of the window in one list, found by typing."""
