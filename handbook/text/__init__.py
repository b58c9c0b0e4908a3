"""Texts: how they are compared, decoded, and read as HTML, Markdown, addresses or tables."""
