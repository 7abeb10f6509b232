#!/usr/bin/env python3
# Makes the mails of this folder with Python's own mail library, in the forms that
# mailers send them. page.mhtml is made by Chromium: see page.go.txt.
#
#   python3 make.py
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email import policy
import email.utils, os

os.chdir(os.path.dirname(os.path.abspath(__file__)))
crlf = policy.SMTP

def head(m, sender, subject, date, to='desk@ledger.example'):
    m['From'], m['To'], m['Subject'], m['Date'] = sender, to, subject, date
    m['Message-ID'] = '<%d.1@mail.example>' % (len(subject) * 7919)

def save(name, m):
    if m.is_multipart():
        for i, p in enumerate(q for q in m.walk() if q.is_multipart()):
            p.set_boundary('=_part_%d_%s' % (i, name.split('.')[0]))
    with open(name, 'wb') as f:
        f.write(m.as_bytes(policy=crlf))

# A press release: text and page, a photograph and a PDF beside them.
m = EmailMessage(policy=crlf)
head(m, 'Ministry of Water – Press Office <press@water.gov.example>', 'Minister Olin: night ferries “are not for sale”', 'Fri, 03 May 2024 09:05:00 +0200')
m['Organization'] = 'Ministry of Water and Ports'
m['Content-Language'] = 'en'
text = '''FOR IMMEDIATE RELEASE

Night ferries stay in public hands

CARRICK, May 3, 2024 – Minister of Water Petra Olin today said that the night
ferries would stay in public hands.

“The night ferries belong to the people who ride them, and they are not for
sale,” Minister Olin said. “That was our word in March, and it is our word
today.”

The Ministry will publish a timetable before the end of June.

ENDS

Notes to editors:
The night ferries carry 400 people a day.

-- 
Ilse Brandvold
Press Office, Ministry of Water
+47 00 00 00 00
'''
m.set_content(text, cte='quoted-printable')
m.add_alternative('<html><body><p>FOR IMMEDIATE RELEASE</p><h1>Night ferries stay in public hands</h1></body></html>', subtype='html')
m.add_attachment(b'\xff\xd8\xff\xe0 picture', maintype='image', subtype='jpeg', filename='Olin at Carrick.jpg')
m.add_attachment(b'%PDF-1.4 release', maintype='application', subtype='pdf', filename='Erklärung.pdf')
save('press.eml', m)

# A reply, as web mailers send it: text and page, the question under the answer.
m = EmailMessage(policy=crlf)
head(m, '"Brandvold, Ilse" <ilse@water.gov.example>', 'Re: Night ferries', 'Fri, 3 May 2024 16:10:22 +0200', 'Dana Whitlock <dana@ledger.example>')
text = '''Dear Dana,

The minister stands by what she said in March. “Not for sale” means not for sale.

Ilse

On Fri, May 3, 2024 at 2:32 PM Dana Whitlock <dana@ledger.example>
wrote:

> Dear Ilse,
>
> Does the minister stand by what she said in March?
>
> On Thu, May 2, 2024 at 9:15 AM Sofia Brandt <sofia@orrin.example> wrote:
>
>> I was asked to keep the drawer shut.
>
> Many thanks,
> Dana
'''
m.set_content(text, cte='quoted-printable')
m.add_alternative('<div dir="ltr">Dear Dana, …</div>', subtype='html')
save('reply.eml', m)

# The same with a page alone, as Outlook sends it, in windows-1252 and base64.
html = '''<html><head><meta http-equiv="Content-Type" content="text/html; charset=Windows-1252"><style>p.MsoNormal{margin:0}</style></head>
<body lang="EN-GB"><div class="WordSection1"><p class="MsoNormal">The board’s position is “no”, and it will be “no” next week.<o:p></o:p></p><p class="MsoNormal">&nbsp;</p>
<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Dana Whitlock &lt;dana@ledger.example&gt; <br><b>Sent:</b> 03 May 2024 14:32<br><b>To:</b> Alder, Ruth &lt;ruth@harbour.example&gt;<br><b>Subject:</b> Night ferries</p></div>
<p class="MsoNormal">What is the board’s position on the sale?</p><p class="MsoNormal">I write at five.</p></div></body></html>'''
m = MIMEText(html.encode('cp1252'), 'html', 'us-ascii')
del m['Content-Type'], m['Content-Transfer-Encoding']
m = EmailMessage(policy=crlf)
head(m, 'Ruth Alder <ruth@harbour.example>', 'RE: Night ferries', 'Fri, 3 May 2024 15:01:00 +0100', 'dana@ledger.example')
m.set_content(html, subtype='html', charset='windows-1252', cte='base64')
save('outlook.eml', m)

# A text that is flowed, with a signature.
m = MIMEText('''I have read the report, and I would not have signed it. \r
The figures in chapter three are from 2019.\r
\r
On 02/05/2024 18:20, Tom Achebe wrote:\r
> Have you read the report? I am told that \r
> you have.\r
\r
You may quote me.\r
-- \r
Hana Vesely\r
Lake Tarn Watch\r
''', 'plain', 'us-ascii')
m.set_param('format', 'flowed')
head(m, 'Hana Vesely <hana@tarn.example>', 'Re: the report', 'Fri, 3 May 2024 08:00:00 +0200')
save('flowed.eml', m)

# A mail that forwards another whole, its subject in ISO-8859-1.
inner = EmailMessage(policy=crlf)
head(inner, 'Viktor Holm <viktor@orrin.example>', 'The drawer', 'Tue, 30 Apr 2024 07:45:00 +0200', 'Sofia Brandt <sofia@orrin.example>')
inner.set_content('Keep the drawer shut until I am back from leave.\n\nNobody needs to see those figures.\n')
m = EmailMessage(policy=crlf)
head(m, 'Sofia Brandt <sofia@orrin.example>', 'Fwd: The drawer', 'Fri, 3 May 2024 20:12:00 +0200')
m.set_content('This is what he sent me, three days before the inquiry was called.\n')
m.add_attachment(inner)
m.get_payload()[1].replace_header('Content-Disposition', 'inline')
save('forwarded.eml', m)
with open('forwarded.eml', 'rb') as f:
    data = f.read()
with open('forwarded.eml', 'wb') as f:
    f.write(data.replace(b'Subject: Fwd: The drawer', b'Subject: =?iso-8859-1?Q?Fwd=3A_The_drawer_=28caf=E9_copy=29?='))

# A newsletter: a page in tables, with what the mailing house puts around it.
m = EmailMessage(policy=crlf)
head(m, 'Harbour Board News <news@harbour.example>', 'Board votes to keep the night ferry', 'Fri, 3 May 2024 18:00:00 +0200')
m['List-Unsubscribe'] = '<https://harbour.example/unsubscribe>'
m.set_content('''<!doctype html><html><head><title>News</title><style>td{font:12px}</style></head><body><div style="display:none">Preview text nobody sees</div>
<table width="100%"><tr><td align="center"><a href="#">View this email in your browser</a></td></tr><tr><td><table width="600"><tr><td><h1>Board votes to keep the night ferry</h1></td></tr><tr><td><p>The board voted 5 to 2 on Friday to keep the night ferry.</p><p>“Nobody in this room wanted to strand a nurse at midnight,” said chair Ruth Alder.</p><p>It will cost 340,000 a year, the treasurer said.</p></td></tr></table></td></tr><tr><td><p>You are receiving this email because you signed up on our website.</p><p><a href="#">Unsubscribe</a> | <a href="#">Update preferences</a></p></td></tr></table></body></html>
''', subtype='html', charset='utf-8', cte='quoted-printable')
save('newsletter.eml', m)
