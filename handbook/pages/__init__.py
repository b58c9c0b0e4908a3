"""The pages in `docs/`: read and checked before anything is rendered, never executed."""
