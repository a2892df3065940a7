"""What the main window is made of: its frame, menus, page and features."""
