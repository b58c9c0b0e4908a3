"""The YAML scanner: from the bytes of one file to nodes that know their lines, with every trap found on the way."""
