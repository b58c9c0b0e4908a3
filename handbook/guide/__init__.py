"""What one can copy from: a whole handbook with every field in it, and a bad and a good example of every rule.

The handbook stands in `quayside/`, the examples of the rules in `rules/`, a file for every group. The reference, the
schema and `handbook rule` cut from them what they show, so that no example is written twice.
"""
