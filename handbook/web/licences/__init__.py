"""What a site is made with and of, with its licences, and the texts that come with them."""
