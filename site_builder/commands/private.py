"""`site-builder private`."""

from __future__ import annotations

import argparse
import secrets
import sys
from getpass import getpass

from site_builder.commands.command import FAILED, OK, Command
from site_builder.commands.on_site import add_content_option
from site_builder.fields.private import MOST_WORDS, hidden, parse_private


def _run(arguments: argparse.Namespace) -> int:
    """Ask for a word or name that may stand nowhere on the site, and print a line for `private_words` in site.yaml.

    The line holds a hash, from which nobody can read the word. What you type isn't shown and isn't kept. From a file
    or another program, one word or name is read from each line.
    """
    from site_builder.content.settings import read_settings
    from site_builder.guard.private import private_words_of

    settings, _ = read_settings(arguments.content)
    known = (parse_private(each) for each in settings.private_words)
    salt = next((each.salt for each in known if each), secrets.token_hex(8))
    texts = [getpass("Word or name: ")] if sys.stdin.isatty() else sys.stdin.read().splitlines()
    code = OK
    for number, text in enumerate(texts, start=1):
        words = private_words_of(text)
        if not words:
            continue
        if len(words) > MOST_WORDS:
            print(f"Line {number} has {len(words)} words; {MOST_WORDS} is the most.", file=sys.stderr)
            code = FAILED
            continue
        print(f"  - {hidden(words, salt)}")
    return code


COMMAND = Command(
    "private",
    "hide a word that the site may never publish",
    "site-builder private",
    add_content_option,
    _run,
)
