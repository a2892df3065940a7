"""Narrowing the songs down by what they are."""
