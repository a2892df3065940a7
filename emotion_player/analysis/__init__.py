"""Cache first, then a bounded pool of workers; no Qt."""
