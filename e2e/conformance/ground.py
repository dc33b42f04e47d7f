"""The ground of a zone, the step rule under "Prediction", and a way over free tiles."""

from __future__ import annotations

import heapq
import math
import struct
from dataclasses import dataclass, replace
from typing import Any

from frame_bytes import round_half_up

WALK, SPRINT, AIMING_SHARE = 4.2, 6.4, 0.55
RADIUS, OPEN_MARGIN, CLEARANCE = 0.3, 0.01, 0.0005
LONGEST_PART, OPEN_PARTS = 0.15, 64
SLIDE_SHARES = (1, 0.9, 0.75, 0.5)
ROLL_LENGTH, ROLL_REST, ROLL_DISTANCE = 7, 12, 3.2
SPRINT_BUTTON, FIRE, STEADY, DODGE = 1, 2, 4, 8
TICKS_PER_SECOND = 20

Spot = tuple[float, float]


def f32(value: float) -> float:
    return float(struct.unpack("<f", struct.pack("<f", value))[0])


@dataclass(frozen=True)
class Intent:
    seq: int
    move_x: int = 0
    move_y: int = 0
    aim: int = 0
    buttons: int = 0
    seen_quarter: int = 0
    aim_tiles: int = 0

    def frame(self) -> bytes:
        return struct.pack(
            "<BHbbHBHB",
            1,
            self.seq,
            self.move_x,
            self.move_y,
            self.aim,
            self.buttons,
            self.seen_quarter,
            self.aim_tiles,
        )


@dataclass(frozen=True)
class Body:
    x: float
    y: float
    facing: int
    speed_per_mille: int = 1000
    roll_steps: int = 0
    roll_facing: int = 0
    roll_rest_steps: int = 0


class Ground:
    """The tiles of a zone; outside of it everything is solid."""

    def __init__(self, view: dict[str, Any]) -> None:
        self.zone_id: str = view["zoneId"]
        self.rows: list[str] = view["rows"]
        self.width: int = view["widthTiles"]
        self.height: int = view["heightTiles"]
        self.places: dict[str, dict[str, Any]] = {place["id"]: place for place in view["places"]}
        self.exits: dict[str, dict[str, Any]] = {exit_["place"]: exit_ for exit_ in view["exits"]}

    def is_solid(self, x: int, y: int) -> bool:
        return not (0 <= x < self.width and 0 <= y < self.height) or self.rows[y][x] != "."

    def blocks_view(self, x: int, y: int) -> bool:
        return not (0 <= x < self.width and 0 <= y < self.height) or self.rows[y][x] == "#"

    def step(self, body: Body, intent: Intent) -> Body:
        facing = intent.aim >> 8
        rolls = (
            intent.buttons & DODGE != 0
            and body.roll_steps == 0
            and body.roll_rest_steps == 0
            and body.speed_per_mille > 0
        )
        is_moving = intent.move_x != 0 or intent.move_y != 0
        if rolls:
            turn = math.atan2(intent.move_y, intent.move_x) / (2 * math.pi) * 256
            roll_facing = round_half_up(turn) & 255 if is_moving else facing
            body = replace(body, roll_steps=ROLL_LENGTH, roll_facing=roll_facing, roll_rest_steps=ROLL_REST)
        else:
            body = replace(body, roll_rest_steps=max(0, body.roll_rest_steps - 1))
        if body.roll_steps > 0:
            angle = body.roll_facing / 256 * (2 * math.pi)
            length = ROLL_DISTANCE / ROLL_LENGTH
            x, y = self.move((body.x, body.y), (coarse(math.cos(angle)) * length, coarse(math.sin(angle)) * length))
            return replace(body, x=x, y=y, facing=facing, roll_steps=body.roll_steps - 1)
        if not is_moving or body.speed_per_mille == 0:
            return replace(body, facing=facing)
        top = WALK * AIMING_SHARE if intent.buttons & STEADY else SPRINT if intent.buttons & SPRINT_BUTTON else WALK
        length = math.sqrt(intent.move_x * intent.move_x + intent.move_y * intent.move_y)
        scale = top * (body.speed_per_mille / 1000) / TICKS_PER_SECOND / max(length, 127)
        x, y = self.move((body.x, body.y), (intent.move_x * scale, intent.move_y * scale))
        return replace(body, x=x, y=y, facing=facing)

    def move(self, start: Spot, by: Spot) -> Spot:
        parts = math.ceil(math.sqrt(by[0] * by[0] + by[1] * by[1]) / LONGEST_PART)
        if parts == 0:
            return start
        part = (by[0] / parts, by[1] / parts)
        x, y = start
        if parts <= OPEN_PARTS and self._is_open(start, by):
            for _ in range(parts):
                x, y = f32(x + part[0]), f32(y + part[1])
            return x, y
        for _ in range(parts):
            x, y = self._advance((x, y), part)
        return x, y

    def _is_open(self, start: Spot, by: Spot) -> bool:
        reach = RADIUS + OPEN_MARGIN
        (left, right), (top, bottom) = (
            (
                math.floor(min(start[axis], start[axis] + by[axis]) - reach),
                math.floor(max(start[axis], start[axis] + by[axis]) + reach),
            )
            for axis in (0, 1)
        )
        return not any(self.is_solid(x, y) for y in range(top, bottom + 1) for x in range(left, right + 1))

    def _advance(self, start: Spot, by: Spot) -> Spot:
        wanted = (f32(start[0] + by[0]), f32(start[1] + by[1]))
        if self.is_free(wanted):
            return wanted
        for share in SLIDE_SHARES:
            pushed = self._pushed((f32(start[0] + by[0] * share), f32(start[1] + by[1] * share)))
            if pushed is not None and _squared(start, pushed) <= by[0] * by[0] + by[1] * by[1]:
                return pushed
        along_x = (f32(start[0] + by[0]), start[1])
        if self.is_free(along_x):
            return along_x
        along_y = (start[0], f32(start[1] + by[1]))
        return along_y if self.is_free(along_y) else start

    def _pushed(self, spot: Spot) -> Spot | None:
        for _ in range(3):
            push = self._wall(spot)
            if push is None:
                return spot
            spot = (f32(spot[0] + push[0]), f32(spot[1] + push[1]))
        return spot if self.is_free(spot) else None

    def is_free(self, spot: Spot) -> bool:
        return self._wall(spot) is None

    def _wall(self, spot: Spot) -> Spot | None:
        x, y = spot
        nearest = RADIUS * RADIUS
        push: Spot | None = None
        for ty in range(math.floor(y - RADIUS), math.floor(y + RADIUS) + 1):
            for tx in range(math.floor(x - RADIUS), math.floor(x + RADIUS) + 1):
                if not self.is_solid(tx, ty):
                    continue
                dx, dy = x - max(tx, min(x, tx + 1)), y - max(ty, min(y, ty + 1))
                squared = dx * dx + dy * dy
                if squared >= nearest:
                    continue
                nearest = squared
                distance = math.sqrt(squared)
                factor = 0.0 if distance == 0 else (RADIUS + CLEARANCE - distance) / distance
                push = (dx * factor, dy * factor)
        return push

    def sees(self, start: Spot, end: Spot) -> bool:
        parts = max(1, math.ceil(math.dist(start, end) * 8))
        between = (part / parts for part in range(parts + 1))
        return not any(
            self.blocks_view(
                math.floor(start[0] + (end[0] - start[0]) * share),
                math.floor(start[1] + (end[1] - start[1]) * share),
            )
            for share in between
        )

    def way(self, start: Spot, end: Spot) -> list[Spot]:
        """Returns the middles of the tiles from one spot to another; empty without a way."""
        first, last = _tile(start), _tile(end)
        costs, before = {first: 0}, {first: first}
        queue = [(0.0, first)]
        while queue:
            _, tile = heapq.heappop(queue)
            if tile == last:
                break
            for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                near = (tile[0] + step[0], tile[1] + step[1])
                cost = costs[tile] + 1
                if self.is_solid(*near) or costs.get(near, cost + 1) <= cost:
                    continue
                costs[near], before[near] = cost, tile
                heapq.heappush(queue, (cost + math.dist(near, last), near))
        if last not in before:
            return []
        tiles = [last]
        while tiles[-1] != first:
            tiles.append(before[tiles[-1]])
        return [(x + 0.5, y + 0.5) for x, y in reversed(tiles)]


def coarse(value: float) -> float:
    return round_half_up(value * 4096) / 4096


def _squared(one: Spot, other: Spot) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    return dx * dx + dy * dy


def _tile(spot: Spot) -> tuple[int, int]:
    return math.floor(spot[0]), math.floor(spot[1])
