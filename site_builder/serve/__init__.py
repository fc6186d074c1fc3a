"""The preview: the built site in a browser on this computer only, built again when a file changes.

Pages are served by a process of their own, so that building, which forks workers, never shares a process with
the server's threads.
"""

from __future__ import annotations

import multiprocessing
import os
import socket
from collections.abc import Callable
from pathlib import Path

from site_builder.serve.server import ADDRESS, PreviewServer
from site_builder.serve.watch import Watched, watch

PORTS_TRIED = 11
"""The port asked for and the next ten."""


class ServeError(Exception):
    """The preview cannot start. The message is whole plain sentences."""


def serve(
    output: Path,
    base_path: str,
    port: int,
    rebuild: Callable[[], bool] | None,
    watched: Watched,
    announce: Callable[[str], None],
) -> None:
    """Serve `output` below `base_path` until Ctrl-C, which ends it quietly.

    When a file in the `watched` folders changes, `rebuild` is called; it reports its own problems and returns
    whether a new site is in place. `announce` is given each sentence for the person at the keyboard. A port
    in use is passed over for one of the next ten; port 0 takes any. Raises `ServeError` when no port is free.
    """
    with PreviewServer(_listen(port), output, base_path) as server:
        process = multiprocessing.get_context("fork").Process(
            target=server.run, args=[os.getpid()], daemon=True
        )
        process.start()
    try:
        if server.port != port != 0:
            announce(f"Port {port} is in use, so the preview uses port {server.port}.")
        announce(f"The site is at http://{ADDRESS}:{server.port}{server.base} until you press Ctrl-C.")
        if rebuild is None:
            process.join()
        else:
            watch(watched, rebuild, announce, process.is_alive)
        announce("The preview has stopped by itself. Start it again.")
    except KeyboardInterrupt:
        pass
    finally:
        process.terminate()
        process.join()


def _listen(port: int) -> socket.socket:
    """Open the first free port, from the one asked for to ten above it."""
    for candidate in range(port, min(port + PORTS_TRIED, 65_536)):
        try:
            return socket.create_server((ADDRESS, candidate))
        except OSError:
            continue
    raise ServeError(
        f"No port from {port} to {port + PORTS_TRIED - 1} can be used on this computer. "
        "Stop a preview that is still running, or choose another number with --port."
    )
