"""Every word the software itself shows, and how numbers, dates and lists are said in a language."""
