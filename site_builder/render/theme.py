"""A theme: a folder with theme.yaml, templates/ and assets/. Themes are trusted; content never becomes a template."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from site_builder.content.source import read_source
from site_builder.content.validate import validate
from site_builder.diagnostics import Code, Diagnostic, Severity, Span, Stopped
from site_builder.fields.kinds import Flag, Line
from site_builder.fields.phone import call_address
from site_builder.fields.record import record
from site_builder.language.ages import aged, on_aged
from site_builder.language.speaking import Language
from site_builder.language.words import date_words, in_two, on_words
from site_builder.model.addresses import ASSETS, HOME
from site_builder.model.settings import Settings
from site_builder.prose.field import ReadingContext
from site_builder.render.apart import apart, isolated
from site_builder.render.compiled import Compiled
from site_builder.render.fragments import forget_fragments, with_times
from site_builder.render.missing import missing_words
from site_builder.render.quick import QuickEnvironment, TranslatedEnvironment
from site_builder.tools.breaks import breakable

THEME_MISSING = Code("theme-missing", Severity.ERROR, "The theme isn't there or isn't a theme.")
TEMPLATE_MISSING = Code("template-missing", Severity.ERROR, "The theme has no template for a kind of page.")
TEMPLATE_BROKEN = Code("template-broken", Severity.ERROR, "A template of the theme can't be read.")

DEFAULT = "default"

WORKER = "sw.js"
"""The asset that isn't published among the others: browsers let a service worker serve only what is beside or below it."""


class TemplateFailed(Stopped):
    """A template of the theme did something that can't be done while it showed a page."""


@record
class ThemeInfo:
    """theme.yaml."""

    name: Line
    description: Line = ""
    extends_default: Flag = True
    """Whether templates and assets that this theme lacks are taken from the default theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The folders that templates and assets are looked for in, the theme's own first."""

    name: str
    folders: tuple[Path, ...]

    def assets(self) -> dict[str, bytes]:
        """All assets by their path inside assets/, in order of path."""
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            base = folder / "assets"
            for path in sorted(base.rglob("*")) if base.is_dir() else ():
                if path.is_file() and not path.name.startswith("."):
                    found[path.relative_to(base).as_posix()] = path.read_bytes()
        return dict(sorted(found.items()))


def default_theme_folder() -> Path:
    """Where the default theme is: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "themes" / DEFAULT
    return inside if inside.is_dir() else package.parent / "themes" / DEFAULT


def load_theme(name: str, beside: Path, where: Span) -> tuple[Theme, Sequence[Diagnostic]]:
    """Find a theme by its name in the folder `themes` beside the content, or by its path; `where` it is named.

    The default theme stands in for one that can't be used, so that pages can be looked at all the same.
    """
    theme, found = _load_theme(name, beside, where)
    return theme or Theme(DEFAULT, (default_theme_folder(),)), found


def _load_theme(name: str, beside: Path, where: Span) -> tuple[Theme | None, Sequence[Diagnostic]]:
    default = default_theme_folder()
    folder = next(
        (path for path in (beside / "themes" / name, Path(name)) if (path / "theme.yaml").is_file()), None
    )
    if folder is None and name == DEFAULT:
        folder = default
    if folder is None:
        hint = f"Take the theme `default`, or make the folder themes/{name} with a theme.yaml in it."
        return None, [Diagnostic(where, THEME_MISSING, f"There is no theme `{name}`.", hint)]
    source, found = read_source(folder / "theme.yaml", f"themes/{folder.name}/theme.yaml")
    if source is None:
        return None, found
    info, problems = validate(source, ThemeInfo, ReadingContext())
    if info is None:
        return None, [*found, *problems]
    extends = info.extends_default and folder.resolve() != default.resolve()
    return Theme(info.name, (folder, default) if extends else (folder,)), found


def environment(
    theme: Theme,
    settings: Settings,
    language: Language,
    kind: type[TranslatedEnvironment] = QuickEnvironment,
) -> Environment:
    """The template engine for a site: everything is escaped, and a name that isn't there is an error."""
    base = settings.base_path.rstrip("/")
    made = kind(
        bytecode_cache=Compiled(kind.__qualname__, language, base),
        loader=FileSystemLoader([str(folder / "templates") for folder in theme.folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    made.language = language
    words = language.translations
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension's
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext
    )
    made.filters["url"] = lambda url: f"{base}{url}" if url.startswith("/") else url
    made.filters["date"] = date_words
    made.filters["on"] = on_words
    made.filters["ago"] = aged
    made.filters["on_ago"] = on_aged
    made.filters["in_two"] = in_two
    made.filters["breakable"] = breakable
    made.filters["tel"] = call_address
    made.filters["zip"] = zip
    made.filters["apart"] = apart
    made.filters["isolated"] = isolated
    made.filters["with_times"] = with_times
    forget_fragments(made)
    return made


def icons_of(made: Environment) -> Collection[str]:
    """The names of a theme's icons; none where it draws them in another way, or can't be read."""
    try:
        shapes = getattr(made.get_template("components/icons.html").module, "shapes", ())
    except TemplateError:
        return ()
    return shapes if isinstance(shapes, Mapping) else ()


def check_templates(made: Environment, theme: Theme, names: Mapping[str, str]) -> list[Diagnostic]:
    """Check that every template that pages need is there and can be read; `names` maps templates to kinds of pages."""
    found: list[Diagnostic] = []
    shown = f"themes/{theme.folders[0].name}"
    for name, kind in sorted(names.items()):
        try:
            made.get_template(name)
        except TemplateNotFound as error:
            hint = (
                f"Add templates/{error.name} to the theme, or write `extends_default: yes` in its theme.yaml."
            )
            message = f"The theme has no template `{error.name}`, which pages of kind `{kind}` need."
            found.append(Diagnostic(Span(f"{shown}/theme.yaml"), TEMPLATE_MISSING, message, hint))
        except TemplateSyntaxError as error:
            span = Span(f"{shown}/templates/{error.name}", error.lineno)
            found.append(Diagnostic(span, TEMPLATE_BROKEN, f"This template can't be read: {error.message}."))
    return found


def failed(error: TemplateError, url: str) -> TemplateFailed:
    """Say where in which template a page could not be shown, and why."""
    places = [place for place in extract_tb(error.__traceback__) if place.filename.endswith(".html")]
    if isinstance(error, TemplateSyntaxError):
        where = f" in line {error.lineno} of {error.name}"
    else:
        where = f" in line {places[-1].lineno} of {Path(places[-1].filename).name}" if places else ""
    reason = (
        f"there is no template {error.name}"
        if isinstance(error, TemplateNotFound)
        else missing_words(str(error.message))
    )
    return TemplateFailed(f"The theme can't show the page {url}: {reason}{where}. Nothing was published.")


def hashed_assets(assets: Mapping[str, bytes]) -> dict[str, str]:
    """The path each asset is published at, with part of its hash in its name, so that browsers may keep it for ever.

    Only the service worker has a name that stays, because browsers look for a newer one under its old name.
    """
    return {
        name: HOME + name if name == WORKER else ASSETS + _with_hash(name, data)
        for name, data in assets.items()
    }


def _with_hash(name: str, data: bytes) -> str:
    digest = hashlib.blake2b(data, digest_size=5).hexdigest()
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{digest}{dot}{ending}" if dot else f"{name}.{digest}"
