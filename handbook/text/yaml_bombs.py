"""YAML that is small in its file and endless in what it means: names that stand for each other, or hold what no file can."""

from __future__ import annotations

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from handbook.system import limits


def ensure_finite(root: Node | None) -> None:
    """Raise a MarkedYAMLError where nodes hold themselves, stand for too many others, or an empty character."""
    if root is not None:
        _size(root, {})


def _size(node: Node, sizes: dict[int, int]) -> int:
    """How many nodes one stands for, with those that aliases repeat; each is counted once."""
    if id(node) in sizes:
        if sizes[id(node)] == 0:
            raise yaml.MarkedYAMLError(problem="this holds itself", problem_mark=node.start_mark)
        return sizes[id(node)]
    sizes[id(node)] = 0
    if isinstance(node, ScalarNode):
        if "\0" in node.value:
            raise yaml.MarkedYAMLError(problem="here stands the control character 00", problem_mark=node.start_mark)
        inside: list[Node] = []
    else:
        inside = [one for pair in node.value for one in pair] if isinstance(node, MappingNode) else node.value
    sizes[id(node)] = 1 + sum(_size(one, sizes) for one in inside)
    if sizes[id(node)] > limits.YAML_NODES:
        raise yaml.MarkedYAMLError(problem="this stands for too many values", problem_mark=node.start_mark)
    return sizes[id(node)]
