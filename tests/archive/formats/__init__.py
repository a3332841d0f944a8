"""Ready articles: records, web pages, manuscripts."""
