"""Two versions of a post, passage by passage."""
