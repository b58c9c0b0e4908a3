"""What the answers of shops say: scores, shares with their intervals, changes, what to coach, and whether treats make sense yet."""
