"""Questions asked of a handbook, answered in plain data that knows nothing of HTML or paper."""
