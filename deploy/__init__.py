"""How published editions are served."""
