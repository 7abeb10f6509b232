#!/bin/sh
# Makes the pages of this folder from those in src/, as a browser has them once its
# scripts have run. saved.html is what "Save page, complete" writes, which keeps the
# browser's comment on top, and is taken as it is.
#
#   Chromium 156, Debian 12:  sh make.sh
set -e
cd "$(dirname "$0")"
for page in src/*.html; do
	name=$(basename "$page")
	if [ "$name" = saved.html ]; then
		cp "$page" "$name"
		continue
	fi
	chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=2000 --dump-dom "file://$PWD/$page" > "$name" 2>/dev/null
done
