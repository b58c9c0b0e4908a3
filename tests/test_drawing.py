"""What is drawn can be read: nothing over anything else, nothing outside, nothing left out, whatever hangs on what."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.views.drawing.bars import bar
from handbook.views.drawing.graph import LINE, Box, Drawn, Graph, Point, draw
from handbook.views.drawing.lettering import width, wrapped

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).map(
    lambda text: " ".join(text.split()) or "x"
)
keys = st.integers(0, 59).map(str)
graphs = st.tuples(
    st.dictionaries(keys, words, max_size=60), st.lists(st.tuples(keys, keys), max_size=80), st.integers(1, 5)
).map(lambda drawn: (drawn[0], [arrow for arrow in drawn[1] if set(arrow) <= drawn[0].keys()], drawn[2]))


@given(graphs)
def test_boxes_stand_apart_and_inside(drawn: tuple[dict[str, str], list[tuple[str, str]], int]) -> None:
    """Each title has one box, with all its words in it."""
    titles, arrows, across = drawn
    graph = draw(titles, arrows, across=across, room=150)
    assert sorted(box.key for box in graph.boxes) == sorted(titles)
    for box in graph.boxes:
        assert box.x >= 0 and box.y >= 0
        assert box.x + box.width <= graph.width + 0.01 and box.y + box.height <= graph.height + 0.01
        assert "".join(line for line, _ in box.lines).replace(" ", "") == titles[box.key].replace(" ", "")
        assert all(box.y + LINE / 2 <= y <= box.y + box.height for _, (_, y) in box.lines)
    for one, other in combinations(graph.boxes, 2):
        assert (
            one.x + one.width <= other.x + 0.01
            or other.x + other.width <= one.x + 0.01
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )
    rows: dict[float, int] = {}
    for box in graph.boxes:
        rows[box.y] = rows.get(box.y, 0) + 1
    assert max(rows.values(), default=0) <= across


@given(graphs)
def test_every_arrow_is_there_with_its_head_and_passes_through_no_box(
    drawn: tuple[dict[str, str], list[tuple[str, str]], int],
) -> None:
    """An arrow each way between two boxes is one line with two heads; what leads to itself is not drawn."""
    titles, arrows, across = drawn
    graph = draw(titles, arrows, across=across, room=150)
    wanted = {arrow for arrow in arrows if arrow[0] != arrow[1]}
    assert sum(len(arrow.heads) for arrow in graph.arrows) == len(wanted)
    for arrow in graph.arrows:
        for point in curve(arrow):
            assert -0.01 <= point[0] <= graph.width + 0.01 and -0.01 <= point[1] <= graph.height + 0.01
            assert not any(inside(box, point) for box in graph.boxes)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60), st.integers(1, 5))
def test_without_circles_every_arrow_leads_down(pairs: list[tuple[int, int]], across: int) -> None:
    """From a smaller to a larger number no circle can be made."""
    arrows = [(str(min(pair)), str(max(pair))) for pair in pairs]
    graph = draw({key: key for arrow in arrows for key in arrow}, arrows, across=across, room=150)
    places = {box.key: box.y for box in graph.boxes}
    assert all(places[a] < places[b] for a, b in arrows if a != b)
    assert not any(arrow.back for arrow in graph.arrows)


def test_in_a_circle_one_arrow_leads_back_up() -> None:
    """It is told from the others."""
    graph = draw({"a": "A", "b": "B", "c": "C"}, [("a", "b"), ("b", "c"), ("c", "a")], across=4, room=150)
    assert sorted(arrow.back for arrow in graph.arrows) == [False, False, True]


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_and_one_can_be_drawn(count: int) -> None:
    """One that leads to itself stands alone."""
    graph = draw({"a": "A"} if count else {}, [("a", "a")] if count else [], across=4, room=150)
    assert (len(graph.boxes), graph.arrows) == (count, [])
    assert isinstance(graph, Graph)


def curve(arrow: Drawn) -> list[Point]:
    """Points along an arrow, those at its ends left out: cubic from row to row, straight through a row."""
    found: list[Point] = []
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(arrow.points)):
        for part in range(1, 20):
            t = part / 20
            if number % 2:
                found.append((x1 + (x2 - x1) * t, y1 + (y2 - y1) * t))
            else:
                bend = 3 * (1 - t) * t * t + t**3
                half = (y1 + y2) / 2
                y = (1 - t) ** 3 * y1 + 3 * (1 - t) ** 2 * t * half + 3 * (1 - t) * t * t * half + t**3 * y2
                found.append((x1 + (x2 - x1) * bend, y))
    return found


def inside(box: Box, point: Point) -> bool:
    return box.x + 0.1 < point[0] < box.x + box.width - 0.1 and box.y + 0.1 < point[1] < box.y + box.height - 0.1


@given(words, st.integers(30, 300))
def test_lines_fit_and_lose_no_sign(text: str, room: int) -> None:
    """Only a single sign may be wider than a very narrow room."""
    lines = wrapped(text, room)
    assert all(width(line) <= room or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(
    st.dictionaries(st.sampled_from(["positive", "neutral", "negative"]), st.integers(0, 10**6)), st.integers(0, 10**6)
)
def test_the_parts_of_a_bar_follow_each_other_and_never_run_over(counts: dict[str, int], more: int) -> None:
    """Each is as long as its share, and nought has no part."""
    whole = sum(counts.values()) + more
    parts = bar(counts, whole)
    assert {part.kind for part in parts} == {kind for kind, count in counts.items() if count}
    end = 0.0
    for part in parts:
        assert part.begins == pytest.approx(end)
        assert part.length == pytest.approx(100 * counts[part.kind] / whole)
        end = part.begins + part.length
    assert end <= 100.000001
    for part, mirrored in zip(parts, bar(counts, whole, from_right=True), strict=True):
        assert mirrored.begins == pytest.approx(100 - part.begins - part.length)
