#!/bin/sh
# Makes the files of office programs here from their sources, draft.fodt and
# story.md, both written for this project. Made with LibreOffice 7.4 and pandoc 2.17;
# tests read what was made and need neither.
set -e
cd "$(dirname "$0")"
export SOURCE_DATE_EPOCH=1791100800

# draft.*: LibreOffice. Tracked changes, a comment, a footnote, a text box, hidden
# text, a header and a footer, a list, a table that is a transcript.
soffice --headless --convert-to docx:"MS Word 2007 XML" draft.fodt
soffice --headless --convert-to odt:writer8 draft.fodt
soffice --headless --convert-to rtf:"Rich Text Format" draft.fodt

# draft.doc: what is refused, with advice.
soffice --headless --convert-to doc:"MS Word 97" draft.fodt

# story.*: pandoc, with tracked changes (DOCX alone has them), a footnote, a table.
pandoc -s --track-changes=all story.md -o story.docx
pandoc -s --track-changes=accept story.docx -o story.odt
pandoc -s --track-changes=accept story.docx -o story.rtf
