"""The tools of the plane for mouse and keys."""
