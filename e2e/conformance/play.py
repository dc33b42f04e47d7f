"""Plays the game as docs/protocol.md describes it, and stops at the first disagreement.

    python3 e2e/conformance/play.py http://localhost:3000

With NECP_EMAIL and NECP_PASSWORD in the environment it signs in to that account first, and out again.
"""

from __future__ import annotations

import sys

from examples import check_examples
from journey import Journey
from rest import Disagreement, Refused
from websocket import Closed


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2:
        print("usage: play.py <site> [seconds in which a signed-out socket has to close]", file=sys.stderr)
        return 2
    journey = Journey(arguments[0], float(arguments[1]) if len(arguments) == 2 else 2.0)
    try:
        print(f"reading the examples: {check_examples()}", flush=True)
        journey.play()
    except (Disagreement, Refused, Closed, OSError) as problem:
        print(f"DISAGREEMENT while {journey.doing}: {problem}", flush=True)
        return 1
    print("The server does what the document says.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
