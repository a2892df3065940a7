"""A module for each family of files; the registry finds them by themselves."""
