"""What keeps a library from being lost: checks, copies of what cannot be made again, and repair."""
