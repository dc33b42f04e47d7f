"""Fighting and picking up, as under "Fighting, picking up, talking"."""

from __future__ import annotations

import math
import time
from typing import Any, Callable

from ground import FIRE
from player import Input, Player, Way, direction
from rest import Disagreement, Rest
from snapshots import Entity

SHOOTS_WITHIN_TILES = 6.0
HURT_SHARE = 0.5
STIM = "stim_night"
STIM_EVERY_SECONDS = 5.0
REACH_TILES = 2.0

Hurt = Callable[[Player], None]


def drink_when_hurt(rest: Rest) -> Hurt:
    """Returns what uses a stim of the bag when the health is low."""
    next_at = [0.0]

    def drink(player: Player) -> None:
        vitals = player.snapshots.vitals
        is_hurt = vitals["health"] < vitals["healthMax"] * HURT_SHARE
        if not is_hurt or time.monotonic() < next_at[0]:
            return
        next_at[0] = time.monotonic() + STIM_EVERY_SECONDS
        bag = next(one for one in rest.get("/inventory")["containers"] if one["kind"] == "bag")
        stim = next((item for item in bag["items"] if item["templateId"] == STIM), None)
        if stim is not None:
            player.socket.send("item.use", itemId=stim["id"])

    return drink


def defeat(player: Player, content: str, when_hurt: Hurt) -> str:
    """Walks to an enemy and shoots until it has died."""
    player.run(lambda: player.find(content) is not None, f"{content} is in view")
    enemy = player.find(content)
    if enemy is None or not enemy.is_hostile:
        raise Disagreement(f"{content} is not hostile")
    enemy_id = enemy.about.id
    player.combat.clear()

    def has_died() -> bool:
        if player.heard("combat.down") is not None:
            raise Disagreement("the character went down")
        return any(event["kind"] == "died" and event["target"] == enemy_id for event in player.combat)

    def act() -> Input | None:
        when_hurt(player)
        target = _by_id(player, enemy_id)
        return None if target is None else _attack(player, target)

    player.run(has_died, f"{content} has died", act)
    own = (player.welcome or {}).get("entityId")
    shots = [event for event in player.combat if event["kind"] == "shot" and event["source"] == own]
    hits = [event for event in player.combat if event["kind"] == "damage" and event["target"] == enemy_id]
    if not shots or not hits:
        raise Disagreement(f"{content} died by {len(shots)} shots and {len(hits)} hits of the character")
    dealt = sum(int(event["amount"]) for event in hits)
    player.run(lambda: player.find(content, "enemy") is None, f"{content} leaves the view")
    return f"{content} died of {dealt} damage by {len(shots)} shots"


def _attack(player: Player, target: Entity) -> Input | None:
    there = (target.x, target.y)
    if math.dist(player.spot, there) > SHOOTS_WITHIN_TILES or not player.ground_here().sees(player.spot, there):
        return Way(player, there).input()
    return {
        "aim": direction(player.spot, there),
        "aim_tiles": min(255, round(math.dist(player.spot, there) * 4)),
        "buttons": FIRE,
    }


def _by_id(player: Player, entity_id: int) -> Entity | None:
    return next((entity for entity in player.snapshots.entities if entity.about.id == entity_id), None)


def pick_up(player: Player, rest: Rest, template: str) -> str:
    """Walks to a drop, picks it up, and finds it in the bag."""
    player.run(lambda: player.find(template, "drop") is not None, f"{template} lies on the ground")
    drop = player.find(template, "drop")
    if drop is None:
        raise Disagreement(f"{template} left the view")
    player.walk_to((drop.x, drop.y), REACH_TILES, f"the character stands at {template}")
    since = len(player.events)
    player.socket.send("loot.pick_up", entityId=drop.about.id)
    drop_id = drop.about.id

    def is_taken() -> bool:
        refusal: Any = player.heard("action.rejected", since)
        if refusal is not None and refusal["what"] == "loot.pick_up":
            raise Disagreement(f"picking up {template} is refused with {refusal['code']}")
        return _by_id(player, drop_id) is None

    player.run(is_taken, f"{template} leaves the ground")
    bag = next(one for one in rest.get("/inventory")["containers"] if one["kind"] == "bag")
    if template not in [item["templateId"] for item in bag["items"]]:
        raise Disagreement(f"{template} was picked up and is not in the bag")
    return f"{template} is in the bag"
