"""Student and teacher: which one is shown, what each has still to hear, and where they disagree."""
