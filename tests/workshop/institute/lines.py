"""A line that is cut: a way to a server that closes after so many bytes, in one direction or the other."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Final

_PIECE: Final = 4096


class CutLine:
    """Passes on what comes to its port until `left` bytes went one way; then both ends are closed."""

    def __init__(self, port: int, *, left: int, upstream: bool = True) -> None:
        """A line to a server's port; `upstream` counts what is sent to it, otherwise what it answers."""
        self._left = left
        self._upstream = upstream
        self._to = port
        self.passed = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def _serve(self) -> None:
        with suppress(OSError):
            client, _address = self._door.accept()
            server = socket.create_connection(("127.0.0.1", self._to))
            ways = ((client, server, self._upstream), (server, client, not self._upstream))
            for way in ways:
                self._threads.append(threading.Thread(target=self._pass, args=way, daemon=True))
                self._threads[-1].start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(_PIECE):
                if counted:
                    data = data[: max(self._left - self.passed, 0)]
                    self.passed += len(data)
                target.sendall(data)
                if counted and self.passed >= self._left:
                    break
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def close(self) -> None:
        """Let go of the port."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for each in self._threads:
            each.join(5)
