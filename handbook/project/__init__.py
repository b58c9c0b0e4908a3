"""A project: one folder with a handbook, its history, pages, answers and printed files, and everything that is wrong with it."""
