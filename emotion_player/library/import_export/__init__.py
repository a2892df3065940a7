"""The library for other programs and computers."""
