"""What shops found, as a page, as tables, as data, and on the cards it is about."""
