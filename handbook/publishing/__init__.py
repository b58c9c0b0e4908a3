"""Publish: editions stand side by side and stay readable, and what was published stays whole.

An edition is built in a working folder, put among those that were published before, and the whole takes the
place of the whole in one step: a folder's by one rename, a branch's by one commit.
"""
