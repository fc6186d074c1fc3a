"""Opening hours: one model, from which the table, day lists, "open now" and every export are derived."""

from __future__ import annotations

from site_builder.model.hours.calendar import NATIONS, Calendar, bank_holidays
from site_builder.model.hours.record import Exceptional, Hours, Season, parse_hours
from site_builder.model.hours.sessions import Kind, Session, State, sessions, state_at, unsure
from site_builder.model.hours.table import Row, Table, describe, open_weekdays, tables, week_table

__all__ = [
    "NATIONS",
    "Calendar",
    "Exceptional",
    "Hours",
    "Kind",
    "Row",
    "Season",
    "Session",
    "State",
    "Table",
    "bank_holidays",
    "describe",
    "open_weekdays",
    "parse_hours",
    "sessions",
    "state_at",
    "tables",
    "unsure",
    "week_table",
]
