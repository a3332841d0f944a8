"""One engine or another: choosing it, turning an index over, what is on the disk."""
