"""The pages in a real Chromium: what a script adds, how it looks, who can use it."""
