"""Days that a reader's clock counts from: an element where one may stand, and plain words everywhere else."""

from __future__ import annotations

from datetime import date

from site_builder.language.ages import aged, with_days
from site_builder.language.passages import unmarked, with_languages

DAY = date(2026, 10, 28)
TIME = '<time datetime="2026-10-28" data-ago>28 October 2026</time>'


def test_a_day_becomes_an_element_in_text_and_words_elsewhere() -> None:
    said = f"Late since {aged(DAY)}"
    html = (
        f'<title>{said}</title><meta content="{said}"><script>"{said}"</script><option>{said}</option>'
        f"<p>{said}, {aged(DAY, 'Wednesday')}.</p>"
    )
    plain = "Late since 28 October 2026"
    assert unmarked(said) == plain
    assert with_days(html) == (
        f'<title>{plain}</title><meta content="{plain}"><script>"{plain}"</script><option>{plain}</option>'
        f'<p>Late since {TIME}, <time datetime="2026-10-28" data-ago>Wednesday</time>.</p>'
    )


def test_each_day_is_seen_where_it_stands() -> None:
    day = aged(DAY)
    plain = "28 October 2026"
    assert with_days(day) == plain, "no tag before it: not a page"
    assert with_days(f'<p title="{day} or {day}">{day}, {day}</p>') == (
        f'<p title="{plain} or {plain}">{TIME}, {TIME}</p>'
    )
    assert with_days(f"<svg><title>{day}</title><text>{day}, {day}</text></svg>{day}") == (
        f"<svg><title>{plain}</title><text>{plain}, {plain}</text></svg>{TIME}"
    )
    assert with_days(f"<textarea>{day}</textarea>{day}<br>") == f"<textarea>{plain}</textarea>{TIME}<br>"
    assert with_days(f"<p><b>{day}</b> &gt; {day}") == f"<p><b>{TIME}</b> &gt; {TIME}"


def test_a_page_without_such_days_is_as_it_was() -> None:
    assert with_days("<p>28 October</p>") == "<p>28 October</p>"


def test_a_day_in_an_english_passage_stays_in_it() -> None:
    words = "\ufdd0Late since \ufdd1" + aged(DAY, "\ufdd028 October 2026\ufdd2") + "\ufdd2\ufdd2"
    assert with_days(with_languages(f"<p>{words}</p>")) == (
        '<p><span lang="en">Late since </span><time datetime="2026-10-28" data-ago>'
        '<span lang="en">28 October 2026</span></time></p>'
    )
