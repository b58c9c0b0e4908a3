"""The engines that make pages: each with its settings, and how a site is built and served with any of them."""
