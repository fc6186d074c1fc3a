"""Times without days of something inside a service: from when until when they fit into its own, and what is said if not."""

from __future__ import annotations

import pytest

from site_builder.diagnostics import Problem
from site_builder.hours.reading.borrowed import on_days_of, times_without_days
from site_builder.hours.reading.record import parse_hours
from site_builder.hours.saying.table import tables
from tests.tooling.small_site import TODAY


def rows(service: str, times: str) -> list[tuple[str, str]]:
    """The table of what goes on at such times in a service that is open at those."""
    hours = on_days_of(parse_hours(service), times_without_days(times))
    assert hours
    return [(row.label, str(row.times)) for table in tables(hours, TODAY) for row in table.rows]


@pytest.mark.parametrize("times", ["noon-2pm", "9am-5pm", "9am-10am", "4pm-5pm", "9am-10am, 4pm-5pm"])
def test_times_inside_those_of_the_service_are_on_its_days(times: str) -> None:
    days = parse_hours(f"Mon-Tue {times}")
    assert (
        rows("Mon-Tue 9am-5pm; Sat closed", times)[:1]
        == [(row.label, str(row.times)) for table in tables(days, TODAY) for row in table.rows][:1]
    )


@pytest.mark.parametrize(
    ("service", "times", "said"),
    [
        (
            "Mon-Fri 9am-5pm",
            "8:59am-noon",
            "This is 8:59am to noon, but the service is open 9am to 5pm (Monday to Friday).",
        ),
        (
            "Mon-Fri 9am-5pm",
            "noon-5:01pm",
            "This is noon to 5:01pm, but the service is open 9am to 5pm (Monday to Friday).",
        ),
        (
            "Mon 9am-noon, 1pm-5pm; Tue 9am-5pm",
            "11am-2pm",
            "This is 11am to 2pm, but the service is open 9am to noon and 1pm to 5pm (Monday).",
        ),
        (
            "Mon 9am-5pm; Sun 9am-noon",
            "11am-1pm",
            "This is 11am to 1pm, but the service is open 9am to noon (Sunday).",
        ),
    ],
)
def test_times_outside_are_told(service: str, times: str, said: str) -> None:
    with pytest.raises(Problem) as caught:
        rows(service, times)
    assert (caught.value.code.name, caught.value.message) == ("hours-which-days", said)
    assert caught.value.hint == "Write the days with the times, like ‘Mon-Fri noon-2pm’, or check the times."


def test_of_what_never_closes_all_days_are_taken() -> None:
    assert rows("24 hours", "noon-2pm")[0][0] == "Every day"


@pytest.mark.parametrize("text", ["Mon noon-2pm", "noon-", "sometimes", "by appointment"])
def test_what_names_days_or_cannot_be_read_is_left_alone(text: str) -> None:
    assert tuple(times_without_days(text)) == ()


def test_without_days_there_is_nothing_to_borrow() -> None:
    assert on_days_of(parse_hours("by appointment"), times_without_days("noon-2pm")) is None
