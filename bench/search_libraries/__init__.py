"""Our own search beside libraries, on the same documents."""
