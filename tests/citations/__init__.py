"""How articles are cited."""
