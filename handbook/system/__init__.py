"""What the machine gives: the day, files and folders, git, memory, and how much of anything is read."""
