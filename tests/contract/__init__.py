"""What every engine must do, against brute force."""
