#!/bin/sh
# Makes the crawls in this folder: serve.py is crawled by GNU Wget (1.21.3 made those that
# are kept), packed and not. Run here. Dates and ids in them are those of the run.
set -e
python3 serve.py 8377 & server=$!
trap 'kill $server' EXIT
sleep 1
crawl() { (cd tmp && wget -q -r -l 1 --no-proxy --compression=none -e robots=off --warc-header='operator: The Quay Gazette' "$@" http://127.0.0.1:8377/ || true); }
mkdir -p tmp && crawl --warc-file=site --no-warc-compression --no-warc-keep-log
mv tmp/site.warc . && rm -r tmp
mkdir -p tmp && crawl --warc-file=site --no-warc-keep-log
mv tmp/site.warc.gz . && rm -r tmp
