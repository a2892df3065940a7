"""What the program tells of itself: its models, its log, a report of a problem."""
