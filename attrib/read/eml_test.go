package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const mailHead = "From: Jane Doe <jane@post.example>\r\nSubject: The quay\r\nDate: Fri, 3 May 2024 09:05:00 +0200\r\nMessage-ID: <1@post.example>\r\n"

// TestMailHeadings shows how what a heading says is written.
func TestMailHeadings(t *testing.T) {
	type meta struct{ Title, Author, Published, Outlet, Language string }
	for _, tt := range []struct {
		name, head string
		want       meta
	}{
		{"plain", mailHead, meta{"The quay", "Jane Doe", "2024-05-03T09:05:00+02:00", "", ""}},
		{"encoded words", "From: =?iso-8859-1?Q?J=FCrgen_Doe?= <j@x.example>\r\nSubject: =?utf-8?B?4oCcTm/igJ0=?=\r\n =?utf-8?Q?_again?=\r\nMIME-Version: 1.0\r\n", meta{"“No” again", "Jürgen Doe", "", "", ""}},
		{"a name turned round", "From: \"Doe, Jane\" <j@x.example>\r\nMIME-Version: 1.0\r\n", meta{"", "Jane Doe", "", "", ""}},
		{"no name", "From: press@x.example\r\nSubject: S\r\nMIME-Version: 1.0\r\n", meta{"S", "press@x.example", "", "", ""}},
		{"no address", "From: The press office\r\nSubject: S\r\nMIME-Version: 1.0\r\n", meta{"S", "The press office", "", "", ""}},
		{"organization and language", "From: a@x.example\r\nOrganization: Harbour Board\r\nContent-Language: en-gb\r\nMIME-Version: 1.0\r\n", meta{"", "a@x.example", "", "Harbour Board", "en-GB"}},
		{"a broken date", "From: a@x.example\r\nDate: yesterday\r\nMIME-Version: 1.0\r\n", meta{"", "a@x.example", "", "", ""}},
	} {
		d, err := Bytes("a.eml", []byte(tt.head+"\r\nThe quay fell, she said on Monday.\r\n"))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, d)
		if diff := cmp.Diff(tt.want, meta{d.Title, d.Author, d.Published, d.Outlet, d.Language}); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tt.name, diff)
		}
	}
}

// TestMailBodies shows what becomes of the parts of a mail.
func TestMailBodies(t *testing.T) {
	for _, tt := range []struct {
		name, rest string
		want       []string // blocks below the subject
		note       string
	}{
		{"plain", "\r\nOne thing, she said.\r\n\r\nAnother, he said.\r\n", []string{"One thing, she said.", "Another, he said."}, ""},
		{"quoted-printable", "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E2=80=9COne thing,=E2=80=9D she =\r\nsaid.\r\n", []string{"“One thing,” she said."}, ""},
		{"base64 in windows-1251", "Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: base64\r\n\r\nyujl4iBpcyBLeWl2Lg==\r\n", []string{"Киев is Kyiv."}, ""},
		{"alternatives", "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nOne thing, she said.\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Another</p>\r\n--x--\r\n", []string{"One thing, she said."}, ""},
		{"an empty alternative", "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n \r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Another thing, he said.</p>\r\n--x--\r\n", []string{"Another thing, he said."}, ""},
		{"an attachment", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nOne thing, she said.\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"report.pdf\"\r\n\r\n%PDF\r\n--x--\r\n", []string{"One thing, she said."}, "1 attachment not read: report.pdf"},
		{"cut off", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nOne thing, she said.\r\n--x\r\nContent-Ty", []string{"One thing, she said."}, "the mail is cut off; what there is of it was read"},
		{"flowed", "Content-Type: text/plain; format=flowed\r\n\r\nOne \r\nthing, \r\nshe said.\r\n> A \r\n> question?\r\n", []string{"One thing, she said.", "A question?"}, ""},
		{"broken base64", "Content-Transfer-Encoding: base64\r\n\r\nT25lIHRoaW5nLCBzaGUgc2FpZC4*\r\n", []string{"One thing, she said."}, ""},
		{"a sentence that ends in wrote", "\r\nIn a letter to the board, Olin wrote:\r\n\r\nThe quay fell, she said.\r\n", []string{"In a letter to the board, Olin wrote:", "The quay fell, she said."}, ""},
	} {
		d, err := Bytes("a.eml", []byte(mailHead+tt.rest))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, d)
		var got []string
		for _, b := range d.Blocks[1:] {
			got = append(got, d.Wording(b.Span))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tt.name, diff)
		}
		if note := strings.Join(d.Notes, "; "); note != tt.note {
			t.Errorf("%s: notes %q", tt.name, note)
		}
	}
}

// TestWriters shows whom the line over a quoted mail names.
func TestWriters(t *testing.T) {
	for _, tt := range []struct{ line, want, name string }{
		{"On 3 May 2024, Jane Doe wrote:", "Jane Doe", ""},
		{"On 3 May 2024, at 14:32, Jane Doe <jane@x.example> wrote:", "Jane Doe", ""},
		{"On Fri, May 3, 2024 at 2:32 PM Jane Doe <\njane@x.example> wrote:", "Jane Doe", ""},
		{"On 03/05/2024 14:32, Doe, Jane wrote:", "Doe, Jane", "Jane Doe"},
		{"On Fri, 3 May 2024 14:32:01 +0200\nJane Doe <jane@x.example> wrote:", "Jane Doe", ""},
		{"Jane Doe <jane@x.example> wrote:", "Jane Doe", ""},
		{"Jane Doe wrote on 3 May 2024:", "Jane Doe", ""},
		{"On 3 May 2024, jane@x.example wrote:", "jane@x.example", ""},
		{"On 3 May 2024, <jane@x.example> wrote:", "jane@x.example", ""},
	} {
		d, err := Bytes("a.txt", []byte("She answered at once, and at length.\n\n"+tt.line+"\n> Did the quay fall?\n> Nobody told me.\n"))
		if err != nil {
			t.Errorf("%s: %v", tt.line, err)
			continue
		}
		check(t, d)
		last := d.Blocks[len(d.Blocks)-1]
		if got := d.Slice(last.Speaker); got != tt.want || last.Name != tt.name || !last.Written {
			t.Errorf("%s: %q (%q)", tt.line, got, last.Name)
		}
	}
}

// TestBadMails shows that what is wrong with a mail is one error.
func TestBadMails(t *testing.T) {
	nested := mailHead + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
	for i := range 40 {
		nested += fmt.Sprintf("--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i, i+1)
	}
	for _, tt := range []struct {
		name, mail string
		is         error
		text       string
	}{
		{"ends in its heading", mailHead, ErrFormat, "a.eml: a mail that ends in its heading"},
		{"no text", mailHead + "\r\n \r\n", ErrEmpty, "a.eml: a mail without text"},
		{"a picture alone", mailHead + "Content-Type: image/jpeg; name=\"quay.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/\r\n", ErrEmpty, "a.eml: a mail without text, only 1 attachment (quay.jpg)"},
		{"no boundary", mailHead + "Content-Type: multipart/mixed\r\n\r\nx\r\n", ErrFormat, "a.eml: a mail of several parts without a boundary between them"},
		{"too deep", nested, ErrNested, "a.eml: a mail with parts nested more than 8 deep"},
		{"too many", mailHead + "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + strings.Repeat("--x\r\n\r\na\r\n", 1000) + "--x--\r\n", ErrFormat, "a.eml: a mail of more than 500 parts"},
	} {
		d, err := Bytes("a.eml", []byte(tt.mail))
		if err == nil {
			t.Errorf("%s: read as %q", tt.name, d.Text)
		} else if !errors.Is(err, tt.is) || err.Error() != tt.text {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// TestDatelines shows what is taken out of a dateline.
func TestDatelines(t *testing.T) {
	for _, tt := range []struct{ story, outlet, published string }{
		{"URGENT\n\nORRIN, Arvenia, May 3, 2024 (ATA) - The quay fell on Friday, police said.", "ATA", "2024-05-03"},
		{"URGENT\n\nORRIN, Arvenia, May 3 (Reuters) - The quay fell on Friday, police said.", "Reuters", ""},
		{"ORRIN, Arvenia, May 3 (ATA) - The quay fell on Friday, police said.", "", ""}, // a paper's reprint, perhaps
		{"URGENT\n\nTed Olin (R-Texas) - he of the quay - spoke on Friday, police said.", "", ""},
	} {
		d, err := Bytes("a.txt", []byte("Quay falls at Orrin\n\n"+tt.story+"\n\nNobody was hurt, they said, and nobody was warned.\n"))
		if err != nil {
			t.Fatal(err)
		}
		if d.Outlet != tt.outlet || d.Published != tt.published {
			t.Errorf("%s: %q, %q", tt.story, d.Outlet, d.Published)
		}
	}
}

// TestWireLines shows which lines of agency copy are for the desks.
func TestWireLines(t *testing.T) {
	for _, tt := range []struct {
		line string
		want bool
	}{
		{"BC-ARVENIA-DAM, 2nd Ld-Writethru", true},
		{"ARVENIA-TARSK/DAM (UPDATE 2)", false},
		{"BC-DAM,ADV05", true},
		{"AP-Arvenia-Dam, 1st Ld", false},
		{"URGENT", true},
		{"MORE", true},
		{"-30-", true},
		{"ENDS", true},
		{"END IT", true},
		{"(MORE)", true},
		{"Eds: UPDATES with quotes.", true},
		{"Keywords: ARVENIA DAM/", true},
		{"(Corrects spelling of Brandvold in paragraph 4)", true},
		{"(Adds quotes, background)", true},
		{"This is a corrected version of the story.", true},
		{"This story has been corrected to say that the dam is in Tarsk.", true},
		{"Corrects himself twice a day, his wife says.", false},
		{"The dam ends in Tarsk.", false},
		{"He wants more.", false},
		{"NATO-EU deal, at last", false},
	} {
		if got := newLine(tt.line).wire(); got != tt.want {
			t.Errorf("%s: %v", tt.line, got)
		}
	}
}
