"""The play queue, the mood radio and previews."""
