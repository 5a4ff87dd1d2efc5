"""What takes too long is stopped; what follows is not."""

import time

import pytest

from briefpress.engine.deadline import SlowError, limited


def busy(seconds: float) -> int:
    """Use the processor for `seconds`, and count."""
    begun, count = time.thread_time(), 0
    while time.thread_time() - begun < seconds:
        count += 1
    return count


def test_what_takes_too_long_is_stopped() -> None:
    begun = time.thread_time()
    with pytest.raises(SlowError), limited(0.3):
        busy(30)
    assert time.thread_time() - begun < 15
    assert busy(0.5)


def test_it_is_stopped_even_where_everything_is_caught() -> None:
    def stubborn() -> None:
        try:
            busy(30)
        except BaseException:  # as in a library that catches whatever it does not know
            busy(30)

    with pytest.raises(SlowError), limited(0.3):
        stubborn()


def test_waiting_does_not_count() -> None:
    with limited(0.3):
        time.sleep(1)


def test_what_is_raised_inside_is_raised() -> None:
    with pytest.raises(ZeroDivisionError), limited(30):
        _ = 1 / 0
