"""Pages that no engine makes."""
