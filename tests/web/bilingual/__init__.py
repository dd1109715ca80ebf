"""A web in two languages on loopback, and a publication whose links to it are right or wrong in known ways."""
