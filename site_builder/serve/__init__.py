"""The preview: the site in a browser on this computer only, as its files say it now.

A change is read within moments, pages are rendered when they are asked for, and the browser shows the new one by itself.
What only a whole build makes follows behind.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from site_builder.diagnostics import Diagnostic, Stopped
from site_builder.options import Options
from site_builder.serve.live import Live
from site_builder.serve.server import ADDRESS, PreviewServer, Shown
from site_builder.serve.watch import Watched
from site_builder.serve.whole import WholeBuild

PORTS_TRIED = 11
"""The port asked for and the next ten."""


class ServeError(Exception):
    """The preview cannot start. The message is whole plain sentences."""


def preview(
    options: Callable[[int | None], Options],
    port: int,
    watched: Watched,
    whole: WholeBuild,
    tell: Callable[[Sequence[Diagnostic]], None],
    announce: Callable[[str], None],
) -> None:
    """Show a site until Ctrl-C, which ends it quietly, and bring it up to date whenever a `watched` file changes.

    `options` says how the site is made, with how many processes. What is wrong with the content goes to `tell`, each
    sentence for the person at the keyboard to `announce`. Raises `ServeError` when no port is free.
    """
    live = Live()
    # Once there are threads, no process can be forked safely: only the first reading uses all cores.
    tell(live.read(options(None)))
    if not live.state.problems:
        whole.ask()
    try:
        with serving(live, options(1).output, port, announce):
            while True:
                if watched.wait():
                    announce("A file has changed.")
                    try:
                        tell(live.read(options(1)))
                    except Stopped as reason:
                        announce(str(reason))
                    if not live.state.problems:
                        whole.ask()
                if (said := whole.tend()) is not None and not live.state.problems:
                    live.built(said)
    except KeyboardInterrupt:
        pass
    finally:
        whole.stop()


@contextmanager
def serving(
    shown: Shown, output: Path, port: int, announce: Callable[[str], None]
) -> Iterator[PreviewServer]:
    """Serve a site beside the block. A port in use is passed over for one of the next ten; port 0 takes any."""
    with PreviewServer(_listen(port), output, shown) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        if server.port != port != 0:
            announce(f"Port {port} is in use, so the preview uses port {server.port}.")
        announce(f"The site is at http://{ADDRESS}:{server.port}{server.base} until you press Ctrl-C.")
        yield server
        server.shutdown()


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
