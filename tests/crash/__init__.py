"""What becomes of an index when builds are killed, read from, doubled, damaged or forged."""
