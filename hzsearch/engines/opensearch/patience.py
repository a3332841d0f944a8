"""How long a call is made again, and how long is waited between two attempts."""

from __future__ import annotations

import time
from random import SystemRandom

# Seconds before the second attempt, twice as long before each further one, up to the longest.
_FIRST, _LONGEST = 0.1, 3.0
_CHANCE = SystemRandom()


class Patience:
    """Waits that grow, until ``seconds`` have passed since the start."""

    def __init__(self, seconds: float) -> None:
        self._started, self._pause = time.monotonic(), _FIRST
        self.seconds = seconds

    def wait(self) -> bool:
        """Wait a while and return True; False, at once, where the time is over."""
        if time.monotonic() - self._started + self._pause > self.seconds:
            return False
        # Not all at once, where many wait for one server.
        time.sleep(self._pause * _CHANCE.uniform(0.5, 1.0))
        self._pause = min(2 * self._pause, _LONGEST)
        return True
