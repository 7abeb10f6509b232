#!/bin/sh
# Makes the PDFs of this folder from the sources beside them, with what each is
# named for. Needed: chromium, LibreOffice, groff, ghostscript, TeX Live.
set -e
print() { chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$2" "file://$PWD/$1"; }
print article.html article-chromium.pdf
print bulletin.html bulletin-chromium.pdf
print deposition.html deposition-chromium.pdf
soffice --headless --convert-to pdf report.fodt && mv report.pdf report-libreoffice.pdf
soffice --headless --convert-to pdf release.fodt && mv release.pdf release-libreoffice.pdf
pdflatex -interaction batchmode ruling.tex && pdflatex -interaction batchmode ruling.tex
rm -f ruling.aux ruling.log && mv ruling.pdf ruling-pdflatex.pdf
pdflatex -interaction batchmode order.tex && rm -f order.aux order.log && mv order.pdf order-pdflatex.pdf
groff -Tpdf -ms newsletter.ms > newsletter-groff.pdf
groff -Tps -ms newsletter.ms > newsletter.ps
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile=newsletter-ps2pdf.pdf newsletter.ps && rm newsletter.ps
# Written anew by Ghostscript: other fonts, other objects.
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile=ruling-ghostscript.pdf ruling-pdflatex.pdf
# A page as a picture: a scan.
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfimage8 -r40 -sOutputFile=scan-ghostscript.pdf release-libreoffice.pdf
# Encrypted: one that anybody may open, one that asks for a password.
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOwnerPassword=owner -dEncryptionR=3 -dKeyLength=128 -sOutputFile=release-encrypted.pdf release-libreoffice.pdf
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOwnerPassword=owner -sUserPassword=tarn -dEncryptionR=3 -dKeyLength=128 -sOutputFile=release-locked.pdf release-libreoffice.pdf
