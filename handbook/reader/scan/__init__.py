"""The YAML scanner: from the bytes of one file to nodes that know their lines, with every mistake and trap of YAML found on the way."""
