"""The persisted collection: files found, tags read, results remembered."""
