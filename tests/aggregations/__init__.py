"""What matching articles say together: terms."""
