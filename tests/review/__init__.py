"""The page of review: whole, safe, and linked through."""
