"""Numbers and amounts: cases as text, properties, and a measured set."""
