"""A handbook for office programs: exported, and taken in again as exactly what was changed."""
