"""The game's socket: Engine.IO and Socket.IO packets over one WebSocket, as under "The socket"."""

from __future__ import annotations

import json
from typing import Any, Callable

from rest import Disagreement
from websocket import Closed, WebSocket

PROTOCOL_VERSION = 5
PATIENCE_SECONDS = 60


class RefusedHandshake(Exception):
    """The server refused the ticket, with a reason."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(f"the handshake is refused: {data.get('reason')}")
        self.reason = str(data.get("reason"))
        self.data = data


class GameSocket:
    """One admitted connection. `on_event` and `on_frame` take what arrives."""

    def __init__(self, sim_url: str, ticket: str, version: int = PROTOCOL_VERSION) -> None:
        self.on_event: Callable[[str, dict[str, Any] | None], None] = lambda _name, _body: None
        self.on_frame: Callable[[bytes], None] = lambda _frame: None
        self.has_left = False
        self.web = WebSocket(f"{sim_url.rstrip('/')}/socket.io/?EIO=4&transport=websocket")
        self.opened = self._read_open()
        auth = {"ticket": ticket, "version": version, "locale": "en"}
        self.web.send(f"40{json.dumps(auth)}")
        self._read_answer()

    def _next_text(self) -> str:
        while not self.web.messages:
            self.web.listen(PATIENCE_SECONDS)
        message = self.web.messages.popleft()
        if isinstance(message, bytes):
            raise Disagreement("a binary frame came before the socket was admitted")
        return message

    def _read_open(self) -> dict[str, Any]:
        packet = self._next_text()
        if not packet.startswith("0"):
            raise Disagreement(f"the first packet is “{packet[:40]}”, not an open packet")
        opened: dict[str, Any] = json.loads(packet[1:])
        for field in ("sid", "pingInterval", "pingTimeout", "maxPayload"):
            if field not in opened:
                raise Disagreement(f"the open packet has no {field}")
        return opened

    def _read_answer(self) -> None:
        while True:
            packet = self._next_text()
            if packet == "2":
                self.web.send("3")
            elif packet.startswith("40"):
                return
            elif packet.startswith("44"):
                refusal = json.loads(packet[2:])
                self.web.close()
                if refusal.get("message") != refusal.get("data", {}).get("reason"):
                    raise Disagreement(f"the refusal {packet} names two reasons")
                raise RefusedHandshake(refusal["data"])
            else:
                raise Disagreement(f"“{packet[:40]}” came before the answer to the ticket")

    def send(self, name: str, **body: Any) -> None:
        self.web.send(f"42{json.dumps([name, body])}")

    def send_frame(self, frame: bytes) -> None:
        self.web.send(frame)

    def listen(self, seconds: float) -> None:
        """Passes on everything that arrives within a time; `has_left` is true when the server has closed."""
        try:
            self.web.listen(seconds)
        except (Closed, ConnectionError):
            self.has_left = True
        while self.web.messages:
            self._take(self.web.messages.popleft())

    def keep_alive(self) -> None:
        """Answers pings while the client waits for something else; all other messages wait for `listen`."""
        if self.has_left or self.web.is_closed:
            return
        try:
            self.web.fetch()
            while "2" in self.web.messages:
                self.web.messages.remove("2")
                self.web.send("3")
        except (Closed, ConnectionError):
            self.has_left = True

    def _take(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            return self.on_frame(message)
        if message == "2":
            return None if self.has_left else self.web.send("3")
        if message.startswith("42"):
            event = json.loads(message[2:])
            if len(event) != 2 or not isinstance(event[0], str):
                raise Disagreement(f"an event with {len(event) - 1} arguments: {message[:80]}")
            return self.on_event(event[0], event[1])
        if message in ("41", "1"):
            self.has_left = True
            return None
        raise Disagreement(f"the document has no packet “{message[:40]}”")

    def close(self) -> None:
        self.web.close()
