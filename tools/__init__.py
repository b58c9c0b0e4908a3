"""What makes files that are shipped or committed; no part of the package."""
