"""The theme `handbook`, found by its entry point: Material's (on Zensical, Zensical's), with our looks and scripts."""
