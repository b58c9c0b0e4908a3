"""The same handbook built by this program and by others, in turn, on one machine."""
