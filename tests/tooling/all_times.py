"""The times of all services of a site, as browser tests ask for them."""

from __future__ import annotations

ALL_TIMES = """
const allTimes = async () => {
  const now = document.querySelector('script[src*="/now."]').src;
  const { spellsOf } = await import(now);
  const data = await (await fetch(new URL("../data/filters.json", now))).json();
  const each = data.services.map((line, at) => [line.split(" ")[0], data.times[at]]).filter(([, text]) => text !== null);
  return { ...data, services: new Map(each.map(([id, text]) => [id, spellsOf(text, data.from)])) };
};
"""
"""Begins a function that awaits `allTimes()`: from and until when the times are known, and the spells by service."""
