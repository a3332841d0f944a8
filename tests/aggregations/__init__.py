"""Counting, against brute force."""
