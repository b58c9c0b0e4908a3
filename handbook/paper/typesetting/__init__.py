"""Typesetting: plain data in, PDF out. Nothing here knows what a handbook is."""
