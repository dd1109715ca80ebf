"""Values only: this package imports nothing else of ours."""
