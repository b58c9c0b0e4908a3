"""Handbook as code: service standards in YAML, a searchable staff handbook and printed books out."""

__version__ = "0.1.0"
