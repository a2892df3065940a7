import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from emotion_player.core.search.selection import SelectionMode, inside_polygon, inside_rectangle

ids = st.frozensets(st.integers(0, 20))
coordinates = st.floats(-2, 2, allow_nan=False)
corners = st.lists(st.tuples(coordinates, coordinates), max_size=12)


@given(ids, ids)
def test_choosing_replaces_adds_or_takes_away(before: frozenset[int], chosen: frozenset[int]) -> None:
    assert SelectionMode.REPLACE.applied(before, chosen) == tuple(chosen)
    added = SelectionMode.ADD.applied(before, chosen)
    assert added[: len(before)] == tuple(before)
    assert sorted(added) == sorted(before | chosen)
    assert SelectionMode.SUBTRACT.applied(added, chosen) == tuple(id for id in before if id not in chosen)


@given(st.lists(st.tuples(coordinates, coordinates), max_size=30), coordinates, coordinates, coordinates, coordinates)
def test_a_rectangle_holds_what_lies_between_its_corners(
    drawn: list[tuple[float, float]], x0: float, y0: float, x1: float, y1: float
) -> None:
    points = np.array(drawn, np.float64).reshape(-1, 2)
    wanted = [min(x0, x1) <= x <= max(x0, x1) and min(y0, y1) <= y <= max(y0, y1) for x, y in drawn]
    assert inside_rectangle(points, (x0, y0), (x1, y1)).tolist() == wanted


@given(st.tuples(coordinates, coordinates), st.floats(0.1, 1.5), st.integers(3, 40), st.floats(0, 6.3))
def test_a_regular_polygon_holds_its_inner_circle_and_nothing_outside_its_outer_one(
    centre: tuple[float, float], radius: float, sides: int, turn: float
) -> None:
    angles = turn + np.arange(sides) * 2 * np.pi / sides
    polygon = centre + radius * np.column_stack([np.cos(angles), np.sin(angles)])
    points = np.random.default_rng(1).uniform(-4, 4, (500, 2))
    away = np.hypot(*(points - centre).T)
    inside = inside_polygon(points, polygon)
    assert inside[away < radius * np.cos(np.pi / sides) * 0.999].all()
    assert not inside[away > radius * 1.001].any()


@given(corners, st.integers(0, 11))
@example([(0.0, 0.0), (0.0, 0.0), (1.0, 2.2250738585e-313)], 0)
def test_it_does_not_matter_where_a_line_begins_or_which_way_it_runs(
    drawn: list[tuple[float, float]], begin: int
) -> None:
    polygon = np.array(drawn, np.float64).reshape(-1, 2)
    points = np.random.default_rng(2).uniform(-2, 2, (50, 2))
    inside = inside_polygon(points, polygon)
    assert (inside_polygon(points, np.roll(polygon, begin, axis=0)) == inside).all()
    assert (inside_polygon(points, polygon[::-1]) == inside).all()


def test_a_line_that_crosses_itself_leaves_a_hole() -> None:
    star = np.array([(np.sin(k * 4 * np.pi / 5), np.cos(k * 4 * np.pi / 5)) for k in range(5)])
    assert inside_polygon(np.array([(0.0, 0.0), (0.0, 0.8), (0.9, 0.9)]), star).tolist() == [False, True, False]


def test_less_than_a_triangle_holds_nothing() -> None:
    points = np.zeros((3, 2), np.float32)
    assert not inside_polygon(points, np.array([(-1.0, -1.0), (1.0, 1.0)])).any()
    assert not inside_polygon(points, np.empty((0, 2))).any()
