"""Engines: terms in, ids and scores out. Interchangeable; base.py says what each does."""
