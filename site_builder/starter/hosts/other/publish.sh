#!/bin/sh
# Builds the site and copies it to where the server looks for it: sh publish.sh user@host:/var/www/site/
# With any mistake in the content nothing is copied. Run it every night, too, from cron:
#   15 1 * * * cd /srv/forum && sh publish.sh user@host:/var/www/site/
set -eu
[ "$#" -eq 1 ] || { echo "Say where to: sh publish.sh user@host:/var/www/site/" >&2; exit 2; }
cd "$(dirname "$0")"
PATH="$PWD/.venv/bin:$PATH"
site-builder build
rsync --archive --delete --delay-updates output/ "$1"
