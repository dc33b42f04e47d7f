"""The journey of the conformance client, one step after the other."""

from __future__ import annotations

import base64
import json
import os
import secrets
import time
from typing import Any

from fight import defeat, drink_when_hurt, pick_up
from game_socket import PROTOCOL_VERSION, GameSocket, RefusedHandshake
from ground import DODGE, SPRINT_BUTTON
from player import Player
from rest import Disagreement, Refused, Rest, new_request_id

LOOK = {
    "body": 1,
    "skin": 2,
    "hair": 3,
    "hairHue": 4,
    "eyes": 5,
    "face": 6,
    "cyberware": 0,
    "cyberwareHue": 1,
    "jacket": 7,
    "jacketHue": 8,
    "legs": 2,
    "legsHue": 9,
}
QUEST = "first_light"
SIDE_STEPS = 12
RESYNC = b"\x02"


class Journey:
    """A guest from the first call to the last."""

    def __init__(self, site: str, close_within_seconds: float) -> None:
        self.rest = Rest(site)
        self.close_within_seconds = close_within_seconds
        self.doing = "starting"
        self.character: dict[str, Any] = {}
        self.player: Player | None = None

    def play(self) -> None:
        self._step("signing in with a password", self._sign_in_with_password)
        self._step("signing in", self._sign_in)
        self._step("making a character", self._make_character)
        self._step("trying another version of the protocol", self._try_other_version)
        self._step("entering", self._enter)
        self._step("walking a square", self._walk_square)
        self._step("walking against a wall", self._walk_against_wall)
        self._step("asking for a full snapshot", self._ask_for_full)
        self._step("going to the corridor", self._go_to_corridor)
        self._step("fighting the drone", self._fight)
        self._step("picking up its drop", self._pick_up)
        self._step("chatting", self._chat)
        self._step("leaving through the gate", self._cross)
        self._step("walking a square in the next zone", self._walk_square)
        self._step("refreshing the tokens", self._refresh)
        self._step("coming back after a lost connection", self._come_back)
        self._step("signing out", self._sign_out)

    def _step(self, doing: str, run: Any) -> None:
        self.doing = doing
        print(f"{doing}: {run()}", flush=True)

    def _here(self) -> Player:
        if self.player is None:
            raise Disagreement("the client is not in the city")
        return self.player

    def _sign_in(self) -> str:
        self.rest.take_tokens(self.rest.post_bare("/auth/guest", locale="en"))
        tokens = self.rest.tokens
        head = json.loads(_unpadded((tokens.access if tokens else "").split(".")[0]))
        status, keys = self.rest.site_get("/.well-known/jwks.json")
        if head.get("alg") != "EdDSA" or status != 200 or head["kid"] not in [key["kid"] for key in keys["keys"]]:
            raise Disagreement("the key of the access token is not in the key set")
        return f"a guest, with a token signed by {head['kid'][:12]}"

    def _sign_in_with_password(self) -> str:
        email, password = os.environ.get("NECP_EMAIL"), os.environ.get("NECP_PASSWORD")
        if not email or not password:
            return "left out, because NECP_EMAIL and NECP_PASSWORD are not set"
        rest = Rest(self.rest.site)
        try:
            rest.post_bare("/auth/sign-in", email=email, password=password + "?")
            raise Disagreement("a wrong password signs in")
        except Refused as refused:
            code = refused.code
        rest.take_tokens(rest.post_bare("/auth/sign-in", email=email, password=password))
        characters = rest.get("/characters")["characters"]
        rest.post("/auth/sign-out")
        self._refused(lambda: rest.get("/characters"), "the access token")
        return f"{len(characters)} characters, and signed out; a wrong password is refused with {code}"

    def _make_character(self) -> str:
        names = self.rest.get("/characters/name-ideas?locale=en")["names"]
        name = secrets.choice(names)
        self.character = self.rest.post(
            "/characters",
            name=name,
            classId="bouncer",
            originId="local",
            look=LOOK,
            attributes={"body": 8, "reflex": 7, "tech": 4, "intellect": 3, "cool": 6},
        )
        listed = self.rest.get("/characters")["characters"]
        if [one["id"] for one in listed] != [self.character["id"]]:
            raise Disagreement("the list does not have exactly the new character")
        return f"{name}, {self.character['classId']} of level {self.character['level']}"

    def _ticket(self) -> tuple[str, str]:
        answer = self.rest.post(f"/characters/{self.character['id']}/enter")
        return answer["simUrl"], answer["ticket"]

    def _try_other_version(self) -> str:
        try:
            GameSocket(*self._ticket(), version=PROTOCOL_VERSION + 1).close()
        except RefusedHandshake as refused:
            if refused.reason == "version":
                return f"version {PROTOCOL_VERSION + 1} is refused with “version”"
            raise Disagreement(f"another version is refused with “{refused.reason}”") from refused
        raise Disagreement("another version of the protocol is admitted")

    def _connect(self) -> Player:
        player = Player(self.rest, GameSocket(*self._ticket()))
        player.run(lambda: player.welcome is not None and player.body is not None, "the zone is shown")
        self.player = player
        return player

    def _enter(self) -> str:
        player = self._connect()
        welcome = player.welcome or {}
        if welcome.get("characterId") != self.character["id"]:
            raise Disagreement("the welcome is for another character")
        player.run(lambda: player.heard("clock.pong") is not None, "the clock answers")
        player.run(lambda: player.snapshots.vitals.get("health", 0) > 0, "the vitals are shown")
        seen = player.snapshots.vitals
        return f"{welcome['zoneId']}, tick {welcome['tick']}, {seen['health']} of {seen['healthMax']} health"

    def _predicted(self, inputs: list[dict[str, int]]) -> str:
        """Walks, and holds every acknowledged position to the prediction."""
        player = self._here()
        player.checked, player.worst_tiles, player.corrections = 0, 0.0, []
        player.follow(inputs, "every step is acknowledged")
        if player.corrections:
            raise Disagreement(f"the server corrects the prediction by {player.corrections[0]:.4f} tiles")
        exact = "to the last bit" if player.worst_tiles == 0 else f"within {player.worst_tiles:.6f} tiles"
        return f"{player.checked} steps acknowledged, predicted {exact}; now at {player.spot[0]:.2f}, {player.spot[1]:.2f}"

    def _walk_square(self) -> str:
        sides = ((127, 0), (0, 127), (-127, 0), (0, -127))
        return self._predicted([{"move_x": x, "move_y": y} for x, y in sides for _ in range(SIDE_STEPS)])

    def _walk_against_wall(self) -> str:
        steps = [{"move_x": 90, "move_y": -90, "buttons": SPRINT_BUTTON} for _ in range(40)]
        roll = [{"move_x": -127, "move_y": 40, "buttons": DODGE}]
        rest = [{"move_x": -60, "move_y": 100} for _ in range(20)]
        return self._predicted(steps + roll + rest)

    def _ask_for_full(self) -> str:
        player = self._here()
        full = player.snapshots.full_frames
        player.socket.send_frame(RESYNC)
        player.run(lambda: player.snapshots.full_frames > full, "a full snapshot comes")
        return f"a full snapshot with {len(player.snapshots.entities)} entities"

    def _stage(self) -> str:
        active = self.rest.get("/quests")["active"]
        return next((quest["stageId"] for quest in active if quest["questId"] == QUEST), "")

    def _await_stage(self, *stages: str) -> None:
        player = self._here()
        looks_at = [0.0]

        def has_come() -> bool:
            if time.monotonic() < looks_at[0]:
                return False
            looks_at[0] = time.monotonic() + 1
            return self._stage() in stages

        player.run(has_come, f"the quest is at the stage {' or '.join(stages)}")

    def _walk_to_place(self, place: str) -> None:
        player = self._here()
        found = player.ground_here().places[place]
        player.walk_to((found["x"], found["y"]), min(0.5, found["radiusTiles"]), f"the character stands at {place}")

    def _go_to_corridor(self) -> str:
        player, character = self._here(), self.character
        name, class_id = character["name"], character["classId"]
        self.rest.post(f"/characters/{character['id']}/remake", look=LOOK, name=name, classId=class_id)
        self._walk_to_place("clinic_door")
        self._await_stage("door")
        answers = self._argue()
        self._await_stage("shaft")
        self._walk_to_place("clinic_vent")
        self._await_stage("laundry")
        player.run(lambda: player.find("arguing_door") is None or player.spot[1] > 22, "the laundry is around")
        self._walk_to_place("clinic_corridor")
        return f"{answers} answers, through the laundry to the corridor"

    def _argue(self) -> int:
        player = self._here()
        player.run(lambda: player.find("arguing_door") is not None, "the door is in view")
        door = player.find("arguing_door")
        if door is None:
            raise Disagreement("the door left the view")
        since = len(player.events)
        player.socket.send("npc.interact", entityId=door.about.id)
        player.run(lambda: player.heard("conversation.opened", since) is not None, "the door talks")
        page = self.rest.get("/quests/conversation")
        answers = 0
        while page is not None:
            choice = next(one for one in page["choices"] if one["isOpen"] and one["check"] is None)
            page = self.rest.post(
                "/quests/conversation/choose",
                conversationId=page["conversationId"],
                nodeId=page["nodeId"],
                choice=choice["index"],
            )["conversation"]
            answers += 1
        return answers

    def _fight(self) -> str:
        sums = defeat(self._here(), "ward_drone", drink_when_hurt(self.rest))
        self._await_stage("armed")
        return sums

    def _pick_up(self) -> str:
        return pick_up(self._here(), self.rest, "pistol_lantern") + self._equip("pistol_lantern")

    def _equip(self, template: str) -> str:
        bag = _container(self.rest.get("/inventory"), "bag")
        item = next(item for item in bag["items"] if item["templateId"] == template)
        worn = _container(self.rest.post("/inventory/equip", itemId=item["id"]), "equipment")
        if template not in [item["templateId"] for item in worn["items"]]:
            raise Disagreement(f"{template} is not worn after it was put on")
        self._await_stage("street")
        return ", and in hand"

    def _chat(self) -> str:
        player = self._here()
        line = f"Hello from Python {secrets.token_hex(3)}"
        since = len(player.events)
        player.socket.send("chat.send", channel="zone", text=f"  {line}  ")
        player.run(lambda: player.heard("chat.message", since) is not None, "the line comes back")
        message = player.heard("chat.message", since)
        if message["text"] != line or message["sender"]["characterId"] != self.character["id"]:
            raise Disagreement(f"the line comes back as {message}")
        player.socket.send("chat.send", channel="zone", text=line)
        player.run(lambda: player.heard("chat.rejected", since) is not None, "the repeated line is refused")
        code = player.heard("chat.rejected", since)["code"]
        if code != "chat.repeated":
            raise Disagreement(f"a repeated line is refused with {code}")
        return f"“{line}” came back, and its repeat is refused with {code}"

    def _cross(self) -> str:
        player = self._here()
        gate = player.ground_here().exits["clinic_exit"]
        since = len(player.events)
        player.walk_to((gate["x"], gate["y"]), gate["radiusTiles"] * 0.5, "the character stands in the doorway")
        player.run(lambda: player.heard("zone.welcome", since) is not None, "the next zone welcomes")
        for name in ("zone.doorway", "zone.transfer_begun"):
            if player.heard(name, since) is None:
                raise Disagreement(f"the next zone came without {name}")
        player.run(lambda: player.body is not None, "the next zone is shown")
        zone = (player.welcome or {}).get("zoneId")
        if zone != gate["to"]:
            raise Disagreement(f"the gate to {gate['to']} led to {zone}")
        return f"in {zone}, with {len(player.snapshots.entities)} entities in view"

    def _refresh(self) -> str:
        before = self.rest.tokens
        if before is None:
            raise Disagreement("there are no tokens")
        request_id = new_request_id()
        first = self.rest.post_bare("/auth/refresh", requestId=request_id, refreshToken=before.refresh)
        again = self.rest.post_bare("/auth/refresh", requestId=request_id, refreshToken=before.refresh)
        if first["refreshToken"] == before.refresh or again["refreshToken"] != first["refreshToken"]:
            raise Disagreement("the repeated refresh has another answer than the first")
        self.rest.take_tokens(first)
        self.rest.get("/characters")
        return "new tokens, and the same ones for the repeated request"

    def _come_back(self) -> str:
        player = self._here()
        before, spot = player.welcome or {}, player.spot
        player.socket.close()
        after = self._connect()
        welcome = after.welcome or {}
        if welcome["entityId"] != before["entityId"] or after.spot != spot:
            raise Disagreement(f"entity {before['entityId']} at {spot} came back as {welcome['entityId']} at {after.spot}")
        return f"the same entity at the same place, and {self._predicted([{'move_x': 127}] * 3)}"

    def _sign_out(self) -> str:
        player, tokens = self._here(), self.rest.tokens
        sim_url, ticket = self._ticket()
        self.rest.post("/auth/sign-out")
        begin = time.monotonic()
        while not player.socket.has_left and time.monotonic() - begin < self.close_within_seconds:
            player.socket.listen(0.05)
        seconds = time.monotonic() - begin
        closed = player.heard("session.closed")
        if not player.socket.has_left or closed is None or closed["reason"] != "signed_out":
            raise Disagreement(f"the socket is not closed with “signed_out” after {seconds:.1f} s: {closed}")
        self._refused(lambda: self.rest.get("/characters"), "the access token")
        refresh = tokens.refresh if tokens else ""
        self._refused(lambda: self.rest.post("/auth/refresh", refreshToken=refresh), "the refresh token")
        try:
            GameSocket(sim_url, ticket).close()
        except RefusedHandshake as refused:
            if refused.reason != "signed_out":
                raise Disagreement(f"a ticket of an ended session is refused with “{refused.reason}”") from refused
            return f"closed with “signed_out” after {seconds:.1f} s; token, refresh token and ticket are refused"
        raise Disagreement("a ticket of an ended session opens a socket")

    def _refused(self, call: Any, what: str) -> None:
        try:
            call()
        except Refused as refused:
            if refused.status != 401:
                raise Disagreement(f"{what} of an ended session is answered {refused.status}") from refused
            return
        raise Disagreement(f"{what} of an ended session still works")


def _unpadded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _container(inventory: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(one for one in inventory["containers"] if one["kind"] == kind)
