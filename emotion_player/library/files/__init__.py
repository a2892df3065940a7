"""Files as they are found: which there are, what they are, and which sound they hold."""
