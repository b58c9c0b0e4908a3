"""What the machine gives: the day, files, git, the garbage collector."""
