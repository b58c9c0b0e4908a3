"""What it costs. Figures are CPU seconds of a whole process; on a shared machine only their ratios travel."""
