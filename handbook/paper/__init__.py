"""Views set on paper."""
