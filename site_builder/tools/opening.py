"""How files are opened where a mistake would matter: never through a link, never waiting, byte for byte.

Not every system has all of these flags. Windows alone turns line ends into others unless it is told not to, and knows
neither descriptors that follow no link nor pipes that make a reader wait.
"""

from __future__ import annotations

import os
from typing import Final

_BYTES: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

READ: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BYTES
CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BYTES
HOLD: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | _BYTES
