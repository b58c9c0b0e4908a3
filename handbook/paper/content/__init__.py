"""What stands on sheets: pages of prose and views, as plain data."""
