"""Articles that are like another one: the same story again, or one on the same matter."""
