"""Indicators: what they reached, how sure it is, and how that is drawn and said."""
