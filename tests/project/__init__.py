"""The project itself: formatting, types, import contracts, what is shipped."""
