"""The windows of the Help menu: about, shortcuts, log and problem report."""
