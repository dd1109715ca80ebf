"""Reads posts: which files there are, and what each says of its links and its text, with the exact places."""
