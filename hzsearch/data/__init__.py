"""The tables that ship with hzsearch; see README.md beside this file for their sources."""
