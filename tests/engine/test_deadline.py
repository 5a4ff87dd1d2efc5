"""Code that takes too long is stopped; code after it is not."""

import gc
import time

import pytest

from briefpress.engine.deadline import SlowError, limited


def busy(seconds: float) -> int:
    """Use the processor for `seconds`."""
    begun, count = time.thread_time(), 0
    while time.thread_time() - begun < seconds:
        count += 1
    return count


def test_code_that_takes_too_long_is_stopped() -> None:
    begun = time.thread_time()
    with pytest.raises(SlowError), limited(0.3):
        busy(30)
    assert time.thread_time() - begun < 15
    assert busy(0.5)


def test_it_is_stopped_even_if_it_catches_every_exception() -> None:
    def stubborn() -> None:
        try:
            busy(30)
        except BaseException:  # as in a library that catches every exception
            busy(30)

    with pytest.raises(SlowError), limited(0.3):
        stubborn()


def test_garbage_is_collected_afterwards() -> None:
    """An exception raised in a callback of the garbage collector is lost, with a warning."""
    seen: list[str] = []

    def callback(phase: str, _: object) -> None:
        seen.append(phase)

    gc.callbacks.append(callback)
    try:
        with pytest.raises(SlowError), limited(0.3):
            try:
                _litter(30)
            finally:
                inside = [*seen]
        assert inside == []
        _litter(0.5)
        assert seen
    finally:
        gc.callbacks.remove(callback)


def _litter(seconds: float) -> None:
    """Create garbage for `seconds` of processor time."""
    begun = time.thread_time()
    while time.thread_time() - begun < seconds:
        circle: list[object] = [*range(100)]
        circle.sort(key=str)
        circle.append(circle)


def test_waiting_does_not_count() -> None:
    with limited(0.3):
        time.sleep(1)


def test_exceptions_inside_the_block_are_raised() -> None:
    with pytest.raises(ZeroDivisionError), limited(30):
        _ = 1 / 0
