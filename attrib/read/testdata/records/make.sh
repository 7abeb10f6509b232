#!/bin/sh
# Makes the lists in this folder from articles.json by the programs that people make
# such lists with: jq and Python's csv. Run here.
set -e
jq -c '.[]' articles.json > articles.jsonl
jq '.[]' articles.json > objects.json
jq '.[0]' articles.json > one.json
jq -c '.[] | {hl: .headline, article: {body_html: ("<p>" + .text + "</p>")}}' articles.json > mapped.jsonl
jq -r '(["Id","Headline","Author","Date","Text"], (.[] | [.id, .headline, (.author // ""), (.date // ""), .text])) | @csv' articles.json > jq.csv
python3 - <<'PY'
import csv, json
rows = json.load(open("articles.json"))
names = ["id", "headline", "author", "source", "date", "url", "text"]
for path, how in (("python.csv", {"newline": "", "encoding": "utf-8-sig"}), ("python.tsv", {"newline": "", "encoding": "utf-8"}), ("excel.csv", {"newline": "", "encoding": "windows-1252"})):
    with open(path, "w", **how) as f:
        w = csv.DictWriter(f, names, extrasaction="ignore", delimiter={"python.csv": ",", "python.tsv": "\t", "excel.csv": ";"}[path])
        w.writeheader()
        w.writerows(rows)
PY
