"""The documentation, run: what it shows is what comes out."""
