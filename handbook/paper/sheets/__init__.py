"""What is printed, a module for every kind of sheet."""
