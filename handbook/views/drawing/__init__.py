"""Where everything in a drawing stands, in bare numbers: the site and paper each put it down in their own way."""
