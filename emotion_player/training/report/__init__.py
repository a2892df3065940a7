"""The report: what was found, as tables, pictures and text."""
