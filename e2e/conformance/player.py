"""A character in the city: sends an intent each tick, predicts it, and compares with each snapshot."""

from __future__ import annotations

import math
import time
from typing import Any, Callable

from game_socket import GameSocket
from ground import WALK, Body, Ground, Intent, Spot
from rest import Disagreement, Rest
from snapshots import Entity, Snapshots

TICK_SECONDS = 0.05
PATIENCE_SECONDS = 120.0
PING_SECONDS = 1.0
# The server queues sixteen intents; a client that waits for its answers loses none on a slow machine.
MOST_UNANSWERED = 12
# A larger difference is what the document calls a correction.
TOLERANCE_TILES = 0.002
# No character walks this far between two snapshots: a quest or a door has set the character down elsewhere.
JUMP_TILES = 4.0

Input = dict[str, int]


def direction(start: Spot, end: Spot) -> int:
    """Returns the direction from one spot to another in 65,536ths of a full turn."""
    return math.floor(math.atan2(end[1] - start[1], end[0] - start[0]) / (2 * math.pi) * 65536 + 0.5) & 0xFFFF


class Player:
    """Plays over one socket. Each waiting method runs ticks until what it waits for has come."""

    def __init__(self, rest: Rest, socket: GameSocket) -> None:
        self.rest = rest
        self.socket = socket
        self.snapshots = Snapshots()
        self.events: list[tuple[str, Any]] = []
        self.combat: list[dict[str, Any]] = []
        self.welcome: dict[str, Any] | None = None
        self.ground: Ground | None = None
        self.body: Body | None = None
        self.pending: list[Intent] = []
        self.seq = 0
        self.checked = 0
        self.worst_tiles = 0.0
        self.corrections: list[float] = []
        self.jumps = 0
        self.is_in_transfer = False
        self.next_tick_at = time.monotonic()
        self.next_ping_at = 0.0
        self.last_buttons = 0
        socket.on_event = self._hear
        rest.while_waiting = socket.keep_alive
        socket.on_frame = self._read

    def _hear(self, name: str, body: Any) -> None:
        self.events.append((name, body))
        if name == "zone.welcome":
            self.welcome = body
            self.ground = Ground(self.rest.get(f"/world/zones/{body['zoneId']}/ground"))
            self.snapshots.is_lost = True
            self.body = None
            self.pending = []
            self.seq = 0
            self.is_in_transfer = False
        elif name == "zone.transfer_begun":
            self.is_in_transfer = True
        elif name == "action.rejected" and body["what"] == "zone.transfer":
            self.is_in_transfer = False

    def _read(self, frame: bytes) -> None:
        if self.welcome is None:
            raise Disagreement("a snapshot came before the welcome")
        self.snapshots.apply(frame)
        self.combat += self.snapshots.combat
        self._reconcile()

    def _reconcile(self) -> None:
        """Takes the server's state, applies what it has not executed yet, and notes how far the prediction was off."""
        seen, ground = self.snapshots, self.ground_here()
        speed, roll_steps, roll_facing, roll_rest = seen.pace
        body = Body(seen.x, seen.y, seen.facing, speed, roll_steps, roll_facing, roll_rest)
        before = len(self.pending)
        self.pending = [intent for intent in self.pending if 0 < (intent.seq - seen.ack) % 65536 < 32768]
        for intent in self.pending:
            body = ground.step(body, intent)
        off = 0.0 if self.body is None else math.dist((body.x, body.y), (self.body.x, self.body.y))
        if off > JUMP_TILES:
            self.jumps += 1
        if self.body is not None and before > len(self.pending):
            self.checked += before - len(self.pending)
            self.worst_tiles = max(self.worst_tiles, off)
            if off > TOLERANCE_TILES:
                self.corrections.append(off)
        self.body = body

    def ground_here(self) -> Ground:
        if self.ground is None:
            raise Disagreement("there was no welcome")
        return self.ground

    @property
    def spot(self) -> Spot:
        if self.body is None:
            raise Disagreement("no snapshot has come")
        return self.body.x, self.body.y

    def run(self, until: Callable[[], bool], what: str, act: Callable[[], Input | None] = lambda: None) -> None:
        """Runs ticks until a condition holds; `act` gives the input of each tick, None for none."""
        ends_at = time.monotonic() + PATIENCE_SECONDS
        while not until():
            if self.socket.has_left:
                raise Disagreement(f"the server closed the connection while the client waited until {what}")
            if time.monotonic() > ends_at:
                raise Disagreement(f"the client waited {PATIENCE_SECONDS:.0f} s in vain until {what}")
            self.socket.listen(max(0.0, self.next_tick_at - time.monotonic()))
            if time.monotonic() >= self.next_tick_at and not until():
                self.next_tick_at = max(self.next_tick_at + TICK_SECONDS, time.monotonic())
                self._tick(act)

    def _tick(self, act: Callable[[], Input | None]) -> None:
        if time.monotonic() >= self.next_ping_at:
            self.next_ping_at = time.monotonic() + PING_SECONDS
            self.socket.send("clock.ping", sentMs=math.floor(time.monotonic() * 1000))
        if self.body is None or self.is_in_transfer or len(self.pending) >= MOST_UNANSWERED:
            return
        wanted = act()
        if wanted is None and self.last_buttons == 0:
            return
        self.step(**(wanted or {}))

    def step(self, **fields: int) -> None:
        """Sends one intent and predicts it."""
        if self.body is None:
            raise Disagreement("an intent before the first snapshot")
        self.seq = (self.seq + 1) % 65536
        aim = fields.pop("aim", self.body.facing << 8)
        seen_quarter = self.snapshots.tick * 4 % 65536
        intent = Intent(seq=self.seq, aim=aim, seen_quarter=seen_quarter, **fields)
        self.last_buttons = intent.buttons
        self.body = self.ground_here().step(self.body, intent)
        self.pending.append(intent)
        self.socket.send_frame(intent.frame())

    def follow(self, inputs: list[Input], what: str) -> None:
        """Sends one input a tick and waits until the server has executed all of them."""
        left = list(inputs)
        self.run(lambda: not left and not self.pending, what, lambda: left.pop(0) if left else None)

    def heard(self, name: str, since: int = 0) -> Any:
        """Returns the last event of a name since a mark, None without one; the body of an event may be None too."""
        return next((body for event, body in reversed(self.events[since:]) if event == name), None)

    def find(self, content: str, kind: str = "") -> Entity | None:
        """Returns the nearest entity in view with a content id, and of a kind when it is given."""
        found = [
            entity
            for entity in self.snapshots.entities
            if entity.about.content == content and kind in ("", entity.about.kind)
        ]
        return min(found, key=lambda entity: math.dist(self.spot, (entity.x, entity.y)), default=None)

    def walk_to(self, goal: Spot, within: float, what: str) -> None:
        """Walks over free tiles until the goal is near, or the character was set down elsewhere."""
        way, jumps = Way(self, goal), self.jumps

        def is_there() -> bool:
            return self.jumps > jumps or (math.dist(self.spot, goal) <= within and not self.pending)

        self.run(is_there, what, way.input)


class Way:
    """The way to a goal, found again whenever something has moved the character off it."""

    def __init__(self, player: Player, goal: Spot) -> None:
        self.player = player
        self.goal = goal
        self.spots: list[Spot] = []

    def input(self) -> Input | None:
        """Returns the input of the next tick on the way, None at its end."""
        player = self.player
        here = player.spot
        if not self.spots or math.dist(here, self.spots[0]) > 1.5:
            self.spots = player.ground_here().way(here, self.goal)
            if not self.spots:
                raise Disagreement(f"no way leads from {here} to {self.goal} in {player.ground_here().zone_id}")
        while len(self.spots) > 1 and math.dist(here, self.spots[0]) < 0.05:
            self.spots.pop(0)
        target = self.spots[0] if len(self.spots) > 1 else self.goal
        return toward(here, target, player.body)


def toward(here: Spot, target: Spot, body: Body | None) -> Input | None:
    """Returns the input that walks straight to a target, as far as one step reaches."""
    length = math.dist(here, target)
    if length < 0.01:
        return None
    speed = WALK * (1000 if body is None else max(1, body.speed_per_mille)) / 1000
    strength = min(127.0, 127 * length / (speed * TICK_SECONDS))
    move_x = round((target[0] - here[0]) / length * strength)
    move_y = round((target[1] - here[1]) / length * strength)
    return {"move_x": move_x, "move_y": move_y, "aim": direction(here, target)}
