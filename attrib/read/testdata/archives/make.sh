#!/bin/sh
# Makes the archives in this folder with zip, GNU tar, gzip, bzip2 and Python. Run
# here; Info-ZIP 3.0 and GNU tar 1.35 made those that are kept.
set -e
rm -rf tmp *.zip *.tar *.tgz *.gz *.bz2
mkdir -p tmp/news/deep tmp/__MACOSX tmp/news/.git
cd tmp
printf 'Ferry stays in the yard\n\n“The hull is worse than we thought,” said Petra Olin.\n' > news/ferry.txt
printf '# Mayor asks for a boat\n\nHe asked, *he said*.\n' > news/deep/mayor.md
printf '<!doctype html><html><head><title>Gates open</title></head><body><h1>Gates open</h1><p>“Nothing was free,” Yusra Haldane said on the dam.</p></body></html>\n' > news/gates.html
printf 'GIF89a' > news/dot.gif
printf 'x' > news/.git/config.txt
printf 'x' > __MACOSX/ferry.txt
cp ../../feeds/feed.json news/feed.json
printf '{"name": "site", "version": "1.0.0"}\n' > news/package.json
TZ=UTC find . -exec touch -d '2026-11-03 08:00' {} +
zip -q -X -r ../news.zip .
zip -q -X -P secret ../locked.zip news/ferry.txt
zip -q -X ../locked.zip news/gates.html
tar --sort=name --owner=0 --group=0 -cf ../news.tar .
tar --sort=name --owner=0 --group=0 -czf ../news.tgz .
gzip -n -c news/ferry.txt > ../ferry.txt.gz
gzip -n -c news/feed.json > ../feed.json.gz
bzip2 -c news/gates.html > ../gates.html.bz2
zip -q -X ../nested.zip -j ../news.tgz news/ferry.txt
xz -c news/ferry.txt > ../ferry.txt.xz
zstd -q -c news/ferry.txt > ../ferry.txt.zst
cd ..
python3 - <<'PY'
# Names that point elsewhere, and one that stands twice.
import warnings, zipfile
warnings.simplefilter("ignore")
with zipfile.ZipFile("names.zip", "w") as z:
    for name, text in [("../../up.txt", "Up, she said."), ("/etc/abs.txt", "Absolute, she said."), ("win\\back.txt", "Back, she said."),
                       ("a/./b/../same.txt", "First, she said."), ("a/same.txt", "Second, she said."), ("readme", "No ending, she said.")]:
        z.writestr(zipfile.ZipInfo(name, (2026, 11, 3, 8, 0, 0)), text)
PY
rm -r tmp
