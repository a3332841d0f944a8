"""``hzsearch serve`` under many clients at once, while a build changes the index underneath."""
