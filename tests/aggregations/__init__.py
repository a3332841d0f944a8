"""Counts and terms, against brute force."""
