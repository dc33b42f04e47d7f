"""REST calls as docs/protocol.md describes them under "Signing in"."""

from __future__ import annotations

import http.client
import json
import select
import time
import uuid
from dataclasses import dataclass
from typing import Any, Callable
from urllib.parse import urlsplit

TRIES = 40
PAUSE_SECONDS = 1.0


class Disagreement(Exception):
    """The server did something else than the document says."""


class Refused(Exception):
    """The server refused a call."""

    def __init__(self, call: str, status: int, error: dict[str, Any]) -> None:
        super().__init__(f"{call} is refused: {status} {error.get('code')} {error.get('params')}")
        self.status = status
        self.code = str(error.get("code"))
        self.params: dict[str, Any] = error.get("params") or {}


@dataclass
class Tokens:
    access: str
    refresh: str


def new_request_id() -> str:
    return str(uuid.uuid4())


class Rest:
    """The site's REST interface for one account."""

    def __init__(self, site: str) -> None:
        parts = urlsplit(site)
        self.site = site
        self.host = parts.hostname or "localhost"
        self.port = parts.port or (443 if parts.scheme == "https" else 80)
        self.is_secure = parts.scheme == "https"
        self.tokens: Tokens | None = None
        # Runs while an answer is awaited, so that an open socket answers its pings.
        self.while_waiting: Callable[[], None] = lambda: None

    def get(self, path: str) -> Any:
        return self._call("GET", path, None)

    def post(self, path: str, **body: Any) -> Any:
        """Sends a call with a request id of its own, and the same one when it has to be repeated."""
        return self._call("POST", path, {"requestId": new_request_id(), **body})

    def post_bare(self, path: str, **body: Any) -> Any:
        """Sends a call that takes no request id, or one that the caller gives."""
        return self._call("POST", path, body)

    def take_tokens(self, answer: dict[str, Any]) -> None:
        self.tokens = Tokens(answer["accessToken"], answer["refreshToken"])

    def site_get(self, path: str) -> tuple[int, Any]:
        """Reads a path of the site itself, outside the REST interface."""
        return self._send("GET", path, None)

    def _call(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        for _ in range(TRIES):
            status, answer = self._send(method, f"/api/v1{path}", body)
            if status == 200:
                return answer
            error = answer.get("error") if isinstance(answer, dict) else None
            if not isinstance(error, dict) or "code" not in error:
                raise Disagreement(f"{method} {path} answered {status} without an error of the documented form")
            refused = Refused(f"{method} {path}", status, error)
            if status not in (429, 503) or refused.code == "realm.closed":
                raise refused
            time.sleep(float(refused.params.get("seconds", PAUSE_SECONDS)))
        raise Disagreement(f"{method} {path} was refused {TRIES} times")

    def _send(self, method: str, path: str, body: dict[str, Any] | None) -> tuple[int, Any]:
        kind = http.client.HTTPSConnection if self.is_secure else http.client.HTTPConnection
        connection = kind(self.host, self.port, timeout=60)
        headers = {"accept": "application/json", "user-agent": "necp-conformance/1"}
        if self.tokens is not None:
            headers["authorization"] = f"Bearer {self.tokens.access}"
        payload = None
        if body is not None:
            headers["content-type"] = "application/json"
            payload = json.dumps(body)
        try:
            connection.request(method, path, payload, headers)
            while not select.select([connection.sock], [], [], 0.5)[0]:
                self.while_waiting()
            response = connection.getresponse()
            text = response.read().decode("utf-8")
            return response.status, json.loads(text) if text else None
        finally:
            connection.close()
