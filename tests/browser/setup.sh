#!/usr/bin/env bash
# Brings what the tests in a real browser need: Debian's Chromium where there is none, axe-core from npm into this folder.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x /usr/bin/chromium ]; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "no /usr/bin/chromium, and only root can install it" >&2; exit 1; }
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-wqy-microhei
fi
if [ ! -f node_modules/axe-core/axe.min.js ]; then
  command -v npm >/dev/null || { echo "no npm to bring axe-core" >&2; exit 1; }
  npm install --silent --no-save --no-package-lock --no-audit --no-fund --prefix . axe-core@4
fi
