"""What plays next: the queue, the mood radio and previews."""
