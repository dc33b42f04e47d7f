"""The examples of docs/protocol.md: frames in hexadecimal, and what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ground import Intent
from rest import Disagreement
from snapshots import Entity, Snapshots

PAGE = Path(__file__).resolve().parents[2] / "docs" / "protocol.md"
INTENT = re.compile(r"The intent `(\{.*\})` is\n\n    ([0-9a-f]+)\n")
FRAME = re.compile(r"\n    ([0-9a-f]+)\n    (\{.*\})\n")


def check_examples(page: Path = PAGE) -> str:
    """Holds the writer of intents and the reader of snapshots to the examples."""
    if not page.exists():
        return "left out, because the page is not here"
    text = page.read_text(encoding="utf-8")
    found = INTENT.search(text)
    frames = FRAME.findall(text)
    if found is None or not frames:
        raise Disagreement(f"{page} has no examples")
    _check_intent(json.loads(found[1]), found[2])
    snapshots = Snapshots()
    for number, (frame, wanted) in enumerate(frames, 1):
        snapshots.apply(bytes.fromhex(frame))
        _compare(_known(snapshots), json.loads(wanted), f"example {number}")
    return f"an intent and {len(frames)} snapshots say what the page says"


def _check_intent(fields: dict[str, int], wanted: str) -> None:
    intent = Intent(
        seq=fields["seq"],
        move_x=fields["moveX"],
        move_y=fields["moveY"],
        aim=fields["aim"],
        buttons=fields["buttons"],
        seen_quarter=fields["seenQuarter"],
        aim_tiles=fields["aimTiles"],
    )
    if intent.frame().hex() != wanted:
        raise Disagreement(f"the intent is written as {intent.frame().hex()}, not as {wanted}")


def _known(snapshots: Snapshots) -> dict[str, Any]:
    return {
        "tick": snapshots.tick,
        "ack": snapshots.ack,
        "x": snapshots.x,
        "y": snapshots.y,
        "facing": snapshots.facing,
        "pace": list(snapshots.pace),
        "vitals": snapshots.vitals,
        "entities": [_entity(entity) for entity in snapshots.entities],
        "combat": snapshots.combat,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    about = entity.about
    return {
        "id": about.id,
        "kind": about.kind,
        "name": about.name,
        "content": about.content,
        "level": about.level,
        "healthMax": about.health_max,
        "variant": about.variant,
        "held": about.held,
        "worn": about.worn,
        "look": about.look,
        "x": entity.x,
        "y": entity.y,
        "facing": entity.facing,
        "flags": entity.flags,
        "health": entity.health,
    }


def _compare(known: dict[str, Any], wanted: dict[str, Any], example: str) -> None:
    for field, value in wanted.items():
        if known.get(field) != value:
            raise Disagreement(f"{example} says {field} {value}, and the client reads {known.get(field)}")
