"""The library as files for other programs and computers."""
