"""What shoppers and coaches answered: tables in `results/`, and the filled-in forms they come from."""
