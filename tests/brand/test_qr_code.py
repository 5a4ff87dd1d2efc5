"""A QR code as an outline: the modules that the standard requires, and nothing outside the square."""

from briefpress.brand.qr_code import qr_outline

ADDRESS = "https://doi.org/10.1234/abc"


def test_finder_patterns_are_in_three_corners_inside_the_quiet_zone() -> None:
    corners = {points[0] for step, points in qr_outline(ADDRESS) if step == "M"}
    tops = sorted(y for _, y in corners)
    field = min(y for y in tops if y > tops[0]) - tops[0]
    assert abs(tops[0] - 4 * field) < 0.01
    first = sorted(x for x, y in corners if y == tops[0])
    assert abs(first[0] - 4 * field) < 0.01
    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in corners)


def test_another_address_is_another_code() -> None:
    assert qr_outline(ADDRESS) == qr_outline(ADDRESS) != qr_outline(f"{ADDRESS}d")
