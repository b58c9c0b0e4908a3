"""Writing in an editor's files: what is meant changes, and every other byte stays."""
