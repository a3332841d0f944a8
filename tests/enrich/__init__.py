"""Tests of the gazetteer, the taxonomy and what they make of an article."""
