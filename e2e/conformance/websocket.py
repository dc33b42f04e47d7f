"""A WebSocket client (RFC 6455), as much of it as the game's socket needs."""

from __future__ import annotations

import base64
import hashlib
import os
import select
import socket
import ssl
import struct
from collections import deque
from urllib.parse import urlsplit

ACCEPT_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


class Closed(Exception):
    """The other side has closed the connection."""


class WebSocket:
    """One connection; received messages wait in `messages` as text or bytes."""

    def __init__(self, url: str, timeout_seconds: float = 60) -> None:
        parts = urlsplit(url)
        is_secure = parts.scheme in ("https", "wss")
        host = parts.hostname or "localhost"
        port = parts.port or (443 if is_secure else 80)
        plain = socket.create_connection((host, port), timeout=timeout_seconds)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if is_secure else plain
        self.buffer = b""
        self.parts: list[bytes] = []
        self.opcode = 0
        self.messages: deque[str | bytes] = deque()
        self.is_closed = False
        self._shake_hands(f"{host}:{port}", f"{parts.path}?{parts.query}")

    def _shake_hands(self, host: str, path: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        ]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self._receive()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        status, *headers = head.decode("latin-1").split("\r\n")
        if " 101 " not in status:
            raise Closed(f"the server answers “{status}” and opens no socket")
        answer = hashlib.sha1((key + ACCEPT_KEY).encode()).digest()
        wanted = f"sec-websocket-accept: {base64.b64encode(answer).decode()}".lower()
        if wanted not in [header.lower() for header in headers]:
            raise Closed("the answer to the key of the WebSocket is wrong")

    def _receive(self) -> bytes:
        data = self.socket.recv(65536)
        if data == b"":
            self.is_closed = True
            raise Closed("the connection ended")
        return data

    def send(self, message: str | bytes) -> None:
        if isinstance(message, str):
            self._send_frame(TEXT, message.encode())
        else:
            self._send_frame(BINARY, message)

    def _send_frame(self, opcode: int, payload: bytes) -> None:
        length = len(payload)
        if length < 126:
            head = struct.pack("!BB", 0x80 | opcode, 0x80 | length)
        else:
            head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, length)
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self.socket.sendall(head + mask + masked)

    def listen(self, seconds: float) -> None:
        """Reads what arrives within a time, and returns as soon as there is a message."""
        self._take_frames()
        if self.messages:
            return
        has_pending = isinstance(self.socket, ssl.SSLSocket) and self.socket.pending() > 0
        ready = has_pending or bool(select.select([self.socket], [], [], max(0.0, seconds))[0])
        if ready:
            self.buffer += self._receive()
            self._take_frames()

    def fetch(self) -> None:
        """Reads what has arrived already, and leaves it in `messages`."""
        if select.select([self.socket], [], [], 0)[0]:
            self.buffer += self._receive()
            self._take_frames()

    def _take_frames(self) -> None:
        while self._take_frame():
            pass

    def _take_frame(self) -> bool:
        buffer = self.buffer
        if len(buffer) < 2:
            return False
        first, length = buffer[0], buffer[1] & 0x7F
        start = 2
        if length == 126:
            if len(buffer) < 4:
                return False
            length, start = struct.unpack_from("!H", buffer, 2)[0], 4
        elif length == 127:
            if len(buffer) < 10:
                return False
            length, start = struct.unpack_from("!Q", buffer, 2)[0], 10
        if len(buffer) < start + length:
            return False
        payload, self.buffer = buffer[start : start + length], buffer[start + length :]
        self._take(first & 0x0F, bool(first & 0x80), payload)
        return True

    def _take(self, opcode: int, is_last: bool, payload: bytes) -> None:
        if opcode == PING:
            return self._send_frame(PONG, payload)
        if opcode == CLOSE:
            self._send_frame(CLOSE, payload)
            self.is_closed = True
            raise Closed("the server closed the WebSocket")
        if opcode == PONG:
            return None
        self.parts.append(payload)
        if opcode != 0:
            self.opcode = opcode
        if is_last:
            whole = b"".join(self.parts)
            self.parts = []
            self.messages.append(whole.decode() if self.opcode == TEXT else whole)
        return None

    def close(self) -> None:
        if not self.is_closed:
            self.is_closed = True
            self._send_frame(CLOSE, struct.pack("!H", 1000))
        self.socket.close()
