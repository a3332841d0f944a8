"""Measures of quality: how much of a page extraction gets right."""
