"""Forms to fill in: the questions of shoppers and coaches, and the slip, on paper and on a phone."""
