"""What is written beside the pages of a site."""
