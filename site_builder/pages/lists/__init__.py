"""Lists of services: all, A to Z, by need, area, client group and day, each at an address of its own."""

from __future__ import annotations

from site_builder.pages.lists.every_list import pages

__all__ = ["pages"]
