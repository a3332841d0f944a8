"""What of an article is shown for a query, and what of it is marked."""
