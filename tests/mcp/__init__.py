"""The tools for agents, asked by the official client."""
