"""The search field and its suggestions."""
