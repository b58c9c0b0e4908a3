"""What is made once and kept in memory, or where Python keeps its own: compiled templates, the menu, converted pages."""
