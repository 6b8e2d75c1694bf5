#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium, and fonts for every script the site is written in.
# CHROMIUM names another executable than those below.
set -euo pipefail

packages=(chromium fonts-noto-core)

has_browser() {
    command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome
} >/dev/null

# Without fontconfig nobody can say; then the browser's own fonts must do.
has_fonts() {
    ! command -v fc-list >/dev/null || [[ -n $(fc-list :lang=ar) && -n $(fc-list :lang=ti) ]]
}

if has_browser && has_fonts; then
    exit 0
fi

if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet=2
    apt-get install --quiet=2 --yes --no-install-recommends "${packages[@]}"
    exit 0
fi

cat >&2 <<HELP
The browser tests need Chromium and fonts for Arabic and Ethiopic script. Install them, then repeat the command:
    Debian, Ubuntu:  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages[*]}
    elsewhere:       Chromium or Google Chrome and the Noto fonts, by your system's own means
If the browser lies in an unusual place, name it: CHROMIUM=/path/to/chromium make test
HELP
exit 1
