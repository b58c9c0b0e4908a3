"""Publish: editions stand side by side and stay readable, and what was published stays whole.

An edition is staged in a working folder (`staging`), made there (`make_edition`) and put among those that were
published before (`tree`), and the whole takes the place of the whole in one step: a folder's by one rename
(`folder`), a branch's by one commit (`branch`).
"""
