"""What models output for a track, and what listeners correct."""
