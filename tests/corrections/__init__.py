"""Corrections by hand: what is written beside a page is done, and no line is lost."""
