"""Writes tests/fixtures/*.eml: mails in the shapes that mail programs give them, all of them made up. What is expected of each lies beside
it as .txt, written by the test with UPDATE=1 and read by a person. Run it in this folder: python3 make_fixtures.py
"""

import base64
import hashlib
import hmac
import pathlib
import quopri

FOLDER = pathlib.Path(__file__).parent / "fixtures"
MARKER = "## Please write above this line ##"
ID = "1042.8812." + "5a" * 16 + "@help.example.com"


def signed(who, meant=None):
    mac = hmac.new(b"\x07" * 32, f"mail-address\0001042.{meant or who}".encode(), hashlib.sha256).digest()[:10]
    return f"support+1042.{who}.{base64.b32encode(mac).decode().lower()}@example.com"


REPLY_TO = signed("c")
AGENT = base64.b32encode(bytes([1] * 16)).decode().lower().rstrip("=")
AGENT_TO = signed(AGENT, "01" * 16)
HELLO = [MARKER, "", "Row 501 has a date that is not one.", "", "Which version do you use?", "Ana"]
quoted = "\n".join("> " + line if line else ">" for line in HELLO)
plain = "\n".join(HELLO)


def word(text, charset="utf-8"):
    if text.isascii() and charset != "iso-2022-jp":
        return text
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def head(subject="Re: [#1042] Import stops at row 500", sender="Ada Lovelace <ada@example.org>", to=REPLY_TO, **more):
    fields = {
        "Return-Path": "<ada@example.org>",
        "From": sender,
        "To": to,
        "Subject": subject,
        "Date": "Fri, 27 Nov 2026 10:12:00 +0100",
        "Message-ID": "<CAF-1@mail.example.org>",
        "In-Reply-To": f"<{ID}>",
        "References": f"<{ID}>",
        "MIME-Version": "1.0",
    }
    fields.update({name.replace("_", "-"): value for name, value in more.items()})
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None).encode()


def part(text, kind="text/plain", charset="utf-8", coding="8bit", extra=""):
    data = text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode(charset)
    if coding == "base64":
        data = base64.encodebytes(data).replace(b"\n", b"\r\n")
    elif coding == "quoted-printable":
        data = quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    charset = f"; charset={charset}" if kind.startswith("text/") and charset else ""
    return f"Content-Type: {kind}{charset}{extra}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode() + data


def multi(kind, *parts, boundary="b1", extra=""):
    middle = b"".join(f"\r\n--{boundary}\r\n".encode() + one for one in parts)
    return f"Content-Type: multipart/{kind}; boundary=\"{boundary}\"{extra}\r\n\r\n".encode() + middle + f"\r\n--{boundary}--\r\n".encode()


def file(name, data, kind="application/octet-stream", disposition="attachment", extra=""):
    more = f"Content-Type: {kind}\r\nContent-Disposition: {disposition}; {name}\r\n{extra}Content-Transfer-Encoding: base64\r\n\r\n"
    return more.encode() + base64.encodebytes(data)


def write(name, headers, body):
    (FOLDER / f"{name}.eml").write_bytes(headers + body)


def both(text, html, coding="quoted-printable", **more):
    return multi("alternative", part(text, coding=coding, **more), part(html, "text/html", coding=coding, **more))


for old in FOLDER.glob("*.eml"):
    old.unlink()

# Gmail, in several languages: an introduction, then a quote.
for name, answer, intro, charset in [
    ("en", "It is version 4.2.", "On Fri, Nov 27, 2026 at 9:12 AM Ana Silva <support@example.com>\nwrote:", "utf-8"),
    ("fr", "C'est la version 4.2, déjà.", "Le ven. 27 nov. 2026 à 09:12, Ana Silva <support@example.com> a\nécrit :", "utf-8"),
    ("de", "Es ist die Version 4.2, natürlich.", "Am Fr., 27. Nov. 2026 um 09:12 Uhr schrieb Ana Silva <\nsupport@example.com>:", "utf-8"),
    ("ja", "バージョン4.2です。", "2026年11月27日(金) 9:12 Ana Silva <support@example.com>:", "utf-8"),
    ("pt", "É a versão 4.2.", "Em sex., 27 de nov. de 2026 às 09:12, Ana Silva <support@example.com>\nescreveu:", "utf-8"),
    ("es", "Es la versión 4.2.", "El vie, 27 nov 2026 a las 9:12, Ana Silva (<support@example.com>)\nescribió:", "utf-8"),
    ("it", "È la versione 4.2.", "Il giorno ven 27 nov 2026 alle ore 09:12 Ana Silva <support@example.com>\nha scritto:", "utf-8"),
    ("nl", "Het is versie 4.2.", "Op vr 27 nov 2026 om 09:12 schreef Ana Silva <support@example.com>:", "utf-8"),
    ("sv", "Det är version 4.2.", "Den fre 27 nov. 2026 kl 09:12 skrev Ana Silva <support@example.com>:", "utf-8"),
    ("ar", "إنه الإصدار 4.2.", "في الجمعة، 27 نوفمبر 2026 في 9:12 ص تمت كتابة ما يلي بواسطة Ana Silva\n<support@example.com>:", "utf-8"),
    ("ko", "버전 4.2입니다.", "2026년 11월 27일 (금) 오전 9:12, Ana Silva <support@example.com>님이 작성:", "utf-8"),
    ("zh-hans", "是4.2版。", "Ana Silva <support@example.com> 于2026年11月27日周五 09:12写道：", "gb18030"),
    ("zh-hant", "是 4.2 版。", "Ana Silva <support@example.com> 於 2026年11月27日 週五 上午9:12寫道：", "big5"),
    ("pl", "To wersja 4.2, już.", "pt., 27 lis 2026 o 09:12 Ana Silva <support@example.com> napisał(a):", "iso-8859-2"),
]:
    html = (
        f'<div dir="ltr">{answer}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{intro}<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{plain}</blockquote></div>'
    )
    write(f"gmail-{name}", head(), both(f"{answer}\n\n{intro}\n\n{quoted}\n", html, "base64" if name in ("ja", "ko") else "quoted-printable", charset=charset))

write("retold", head(), part("Hello,\n\nOn 27 November at 9:12 your colleague wrote:\nRestart it.\nI did, and it stops again.\n"))
write("block-of-a-file", head(), part("My file begins so:\n\nFrom: x\nTo: y\nSubject: z\n\nWhy is it refused?\n"))

# Outlook.
for name, labels, answer in [
    ("en", ("From", "Sent", "To", "Subject"), "It is version 4.2."),
    ("fr", ("De ", "Envoyé ", "À ", "Objet "), "C'est la version 4.2."),
    ("de", ("Von", "Gesendet", "An", "Betreff"), "Es ist Version 4.2."),
    ("ja", ("差出人", "送信日時", "宛先", "件名"), "4.2です。"),
    ("zh-hans", ("发件人", "发送时间", "收件人", "主题"), "是4.2。"),
]:
    block = f"{labels[0]}: Ana Silva <support@example.com>\n{labels[1]}: 27/11/2026 09:12\n{labels[2]}: Ada\n{labels[3]}: [#1042] Import"
    write(f"outlook-{name}", head(Thread_Topic="[#1042] Import"), both(f"{answer}\n\nRegards, Ada\n\n{block}\n\n{plain}\n", "<p>x</p>"))
    cells = block.replace("<", "&lt;").replace(">", "&gt;").split("\n")
    lines = "<br>".join(f"<b>{line.split(':', 1)[0]}:</b>{line.split(':', 1)[1]}" for line in cells)
    write(
        f"outlook-html-{name}",
        head(),
        part(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!-- p.MsoNormal{margin:0} --></style></head><body>"
            f"<!--[if gte mso 9]><xml><o:x/></xml><![endif]--><p class=MsoNormal>{answer}<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            f"<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0 0 0'><p class=MsoNormal>{lines}</p></div><p>{MARKER}</p><p>Row 501</p></body></html>",
            "text/html",
        ),
    )
write("outlook-original", head(), part(f"It is 4.2.\n\n-----Original Message-----\nFrom: Ana Silva\nSent: Friday\nTo: Ada\nSubject: Import\n\n{plain}\n"))
write("outlook-web", head(), part(
    '<html><body dir="ltr"><div style="font-family:Calibri">It is 4.2.</div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">'
    f"<b>From:</b> Ana Silva<br><b>Sent:</b> Friday<br><b>To:</b> Ada<br><b>Subject:</b> Import</div><div>{MARKER}<br>Row 501</div></body></html>", "text/html", coding="base64"))
write("outlook-phone", head(), part(
    f"It is 4.2.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Ana Silva <support@example.com>\nSent: Friday, November 27, 2026 9:12:00 AM\nTo: Ada\nSubject: Import\n\n{plain}\n"))
write("outlook-windows-1252", head(), part(f"It’s “4.2” – €5.\n\nFrom: Ana\nSent: Friday\nTo: Ada\nSubject: Import\n\n{plain}", charset="windows-1252"))

# Apple Mail and telephones.
write("apple-mail", head(), part(f"It is 4.2.\n\n> On 27 Nov 2026, at 09:12, Ana Silva <support@example.com> wrote:\n> \n{quoted}\n", extra=";\r\n\tformat=flowed;\r\n\tdelsp=yes"))
write("apple-mail-picture", head(), multi("alternative", part(f"See here:\n\n\n\nIt is 4.2.\n\nOn 27 Nov 2026, at 09:12, Ana Silva wrote:\n\n{quoted}"), multi(
    "related", part('<body>See here:<div><img src="cid:p1@example.org"></div><blockquote type="cite">Row</blockquote></body>', "text/html"),
    file('filename="Bildschirmfoto.png"', b"\x89PNG\r\n\x1a\n123", "image/png; name=\"Bildschirmfoto.png\"", "inline", "Content-Id: <p1@example.org>\r\n"), boundary="b2")))
for name, answer, intro, device in [
    ("iphone-en", "4.2", "On Nov 27, 2026, at 9:12 AM, Ana Silva <support@example.com> wrote:", "Sent from my iPhone"),
    ("iphone-de", "4.2", "Am 27.11.2026 um 09:12 schrieb Ana Silva <support@example.com>:", "Von meinem iPhone gesendet"),
    ("iphone-ja", "4.2です", "2026/11/27 9:12、Ana Silva <support@example.com>のメール:", "iPhoneから送信"),
    ("iphone-fr", "4.2", "Le 27 nov. 2026 à 09:12, Ana Silva <support@example.com> a écrit :", "Envoyé de mon iPhone"),
    ("iphone-ko", "4.2", "2026. 11. 27. 오전 9:12, Ana Silva <support@example.com> 작성:", "나의 iPhone에서 보냄"),
    ("iphone-zh-hant", "4.2", "Ana Silva <support@example.com> 於 2026年11月27日 上午9:12 寫道：", "從我的 iPhone 傳送"),
]:
    write(name, head(), part(f"{answer}\n\n{device}\n\n> {intro}\n> \n{quoted}\n", coding="quoted-printable"))
write("android", head(), part(f"4.2 it is\n\nSent from my Galaxy\n\n\n-------- Original message --------\nFrom: Ana Silva <support@example.com>\nDate: 27/11/2026 09:12 (GMT+01:00)\nTo: Ada\nSubject: Import\n\n{plain}\n"))

# Thunderbird, Yahoo.
write("thunderbird", head(User_Agent="Mozilla Thunderbird"), part(f"It is 4.2, and this line is so long that the program breaks it \nwhere nobody did.\n\nOn 27/11/2026 09:12, Ana Silva wrote:\n{quoted}\n\n-- \nAda Lovelace\nAnalyst\n", extra="; format=flowed"))
write("thunderbird-below", head(), part(f"Am 27.11.26 um 09:12 schrieb Ana Silva:\n{quoted}\n\nEs ist 4.2.\n\n-- \nAda\n", charset="iso-8859-1"))
write("thunderbird-between", head(), part(
    "Hello Ana,\n\nOn 27/11/2026 09:12, Ana Silva wrote:\n> Which version do you use?\n\n4.2, on two machines.\n\n> And since when does it stop?\n\nSince Monday.\n\n> Ana\n\n-- \nAda\n"))
write("thunderbird-html", head(), part(
    '<html><body><p>It is <b>4.2</b>.</p><div class="moz-cite-prefix">On 27/11/2026 09:12, Ana Silva wrote:<br></div>'
    f'<blockquote type="cite" cite="mid:{ID}"><p>{MARKER}</p><p>Row 501</p></blockquote><div class="moz-signature">-- <br>Ada</div></body></html>', "text/html"))
write("yahoo", head(), both(f" It is 4.2.\n\nSent from Yahoo Mail on Android \n \n  On Fri, Nov 27, 2026 at 9:12, Ana Silva<support@example.com> wrote:   {MARKER}\n\nRow 501\n", "<p>x</p>"))
write("yahoo-html", head(), part(
    '<div class="ydp1">It is 4.2.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Friday, November 27, 2026, 9:12:00 AM, Ana Silva &lt;support@example.com&gt; wrote:</div><div><br></div><div>Row 501</div></div>', "text/html"))
write("gmail-between-html", head(), part(
    '<div dir="ltr">Hello Ana</div><div class="gmail_quote"><div class="gmail_attr">On Fri, Nov 27, 2026 at 9:12 AM Ana &lt;support@example.com&gt; wrote:<br></div><blockquote class="gmail_quote">Which version?</blockquote>'
    '<div>4.2</div><blockquote class="gmail_quote">Which plan?</blockquote><div>Team</div></div>', "text/html"))
write("gmail-forward", head("Fwd: Import", to="support@example.com", In_Reply_To=None, References=None), part(
    "Please help Bob.\n\n---------- Forwarded message ---------\nFrom: Bob <bob@example.org>\nDate: Thu, Nov 26, 2026 at 8:00 AM\nSubject: Import\nTo: Ada <ada@example.org>\n\nIt stops at row 500.\n"))

# Charsets and encodings.
write("iso-2022-jp", head(word("インポートが止まる", "iso-2022-jp"), f"{word('田中花子', 'iso-2022-jp')} <hanako@example.jp>"), part("バージョン4.2です。\n\nよろしくお願いします。\n", charset="iso-2022-jp", coding="7bit"))
write("shift-jis", head(word("インポート", "shift_jis")), part("バージョン4.2です。\n", charset="shift_jis"))
write("iso-8859-1", head("=?iso-8859-1?Q?Re=3A_[#1042]_D=E9j=E0_vu?="), part("Déjà vu à 5 heures.\n", charset="iso-8859-1", coding="quoted-printable"))
write("utf-8-declared-latin1", head(), part("Déjà vu.\n".encode(), charset="iso-8859-1"))
write("latin1-declared-utf-8", head(), part("Déjà vu.\n".encode("latin-1"), charset="utf-8"))
write("no-charset", head(MIME_Version=None), b"\r\nD\xe9j\xe0 vu.\r\n")
write("raw-8bit-subject", head().replace(b"Import stops", b"Import arr\xeat\xe9"), part("Oui.\n"))
write("koi8-r", head(), part("Это версия 4.2.\n", charset="koi8-r", coding="base64"))
write("euc-kr", head(), part("버전 4.2입니다.\n", charset="euc-kr", coding="base64"))
for name, text, charset in [
    ("utf-16-declared-utf-8", "Größe 漢字, déjà.\n".encode("utf-16"), "utf-8"),
    ("utf-16-without-mark", "Größe 漢字, déjà.\n".encode("utf-16-be"), "utf-16"),
    ("utf-8-declared-utf-16", "Größe 漢字, déjà.\n".encode(), "utf-16le"),
    ("utf-8-declared-shift-jis", "Größe 漢字, déjà.\n".encode(), "shift_jis"),
]:
    write(name, head(), part(text, charset=charset, coding="base64"))
write("encoding-with-comment", head(), part("Déjà vu.\n", coding="base64").replace(b": base64", b": BASE64 (as ever)"))
write("unknown-charset", head(), part(b"4.2 \xe9\r\n", charset="x-made-up"))

# HTML only.
write("html-scripts", head(), part(
    "<html><head><title>no</title><script>alert('no')</script></head><body onload=\"no()\"><div style='display:none'>no preheader</div><h1>Import</h1><p>It is <a href='https://example.org/v'>version 4.2</a>.</p>"
    "<ul><li>one<li>two</ul><ol><li>first</li><li>second</li></ol><table><tr><td>a</td><td>b</td></tr></table><a href=\"javascript:no()\">run</a><img src=x onerror=no() alt='screen'><script>no()</script></body></html>", "text/html"))
write("html-nested-alternative", head(), multi("mixed", both("", "<p>Only here.</p>", "8bit"), boundary="b0"))

write("html-never-closed", head(), part(
    "<div><span style='display:none'>unsure</div><svg width=1 /><p hidden>no<div>It is 4.2.</div>", "text/html"))

# Attachments.
write("attachments", head(), multi("mixed", part("Here they are.\n"), file("filename*=utf-8''%E3%82%B9%E3%82%AF%E3%83%AA%E3%83%BC%E3%83%B3.png", b"png", "image/png"),
    file(f'filename="{word("写真.jpg")}"', b"jpg", "image/jpeg"), file('filename="../../etc/passwd"', b"x", "text/plain"), file('filename="CON.txt"', b"x"),
    b"Content-Type: message/rfc822\r\n\r\nSubject: inside\r\n\r\nText inside.\r\n", part("BEGIN:VCALENDAR\n", "text/calendar")))
write("attachments-hostile", head(), multi("mixed", part("Here.\n"), file(f'filename="{"n" * 10_000}.pdf"', b"x"), file('filename="winmail.dat"', b"x", "application/ms-tnef"),
    file(f'filename="{word("a" + chr(0x202E) + "fdp.exe")}"', b"x"), file('filename="aux."', b"x"), file('filename="..\\\\..\\\\win.ini"', b"x")))
write("attachment-without-text", head(), multi("mixed", file('filename="a.pdf"', b"%PDF-1", "application/pdf")))
write("no-end-of-parts", head(), multi("mixed", part("Cut off"), file('filename="a.bin"', b"abc"))[:-20])

# Addresses and threads.
write("agent", head(to=AGENT_TO, sender="Ana Silva <ana@example.com>"), part(f"Please send the file.\n\nOn 27/11/2026 09:12, Ada wrote:\n{quoted}\n"))
write("address-upper-case", head(to=REPLY_TO.upper()), part("4.2\n"))
write("address-altered", head(to=REPLY_TO.replace("1042", "1043")), part("4.2\n"))
write("address-in-delivered-to", head(to="Atrium <support@example.com>", Delivered_To=REPLY_TO), part("4.2\n"))
write("address-in-envelope-to", head(to="Atrium <support@example.com>", Envelope_to=REPLY_TO), part("4.2\n"))
write("two-senders", b"From: Ana Silva <ana@example.com>\r\n" + head(), part("Who am I?\n"))
# The second sender is written in UTF-16, which nobody else would read.
write("sender-in-utf-16", b"From: eve@example.net\r\nX: \xff" + "\nFrom: ada@example.org\n".encode("utf-16-le") * 40 + b"\r\n", part("Who am I?\n"))
write("by-message-id", head(to="support@example.com", References=f"<x@example.org>\r\n <{ID}>"), part("4.2\n"))
write("by-subject-only", head(to="support@example.com", In_Reply_To=None, References=None), part("Let me in.\n"))
write("new", head("Import", to="support@example.com, Bob <bob@example.org>", Cc="eve@example.org", In_Reply_To=None, References=None), part("It stops.\n"))
write("hostile-headers", head("=?utf-8?B?" + base64.b64encode("a\r\nBcc: x@example.org\u202e\0".encode()).decode() + "?=", to="@, <, ;:, a@@b, \"", References="<><>< a b><@"), part("\0\x1b[31m ok\n"))

# Programs.
AUTO = dict(to=REPLY_TO, subject="Automatic reply: [#1042] Import")
write("auto-exchange", head(**AUTO, Return_Path="<>", Auto_Submitted="auto-generated", X_Auto_Response_Suppress="All"), part("I am out of the office.\n"))
write("auto-gmail", head(**AUTO, Precedence="bulk", X_Autoreply="yes"), part("I am away.\n"))
write("auto-rfc3834", head(**AUTO, Auto_Submitted="auto-replied (vacation)"), part("Ich bin im Urlaub.\n"))
for name, subject in [("ar", "رد تلقائي: استيراد"), ("ko", "자동 회신: 가져오기"), ("zh-hans", "自动回复：导入")]:
    write(f"auto-subject-{name}", head(word(subject)), part("4.2\n"))
write("auto-subject", head("Réponse automatique : absence"), part("Je suis absente.\n"))
write("suppressed", head(X_Auto_Response_Suppress="OOF, AutoReply"), part("From a person all the same.\n"))
write("list", head(List_Id="Users <users.example.org>", Precedence="list"), part("To all.\n"))
write("list-of-ours", head(to="support@example.com", List_Id="Support <support.example.com>", Precedence="list", List_Unsubscribe="<mailto:x@example.com>"), part("To the desk.\n"))
write("read-receipt", head(subject="Read: [#1042] Import"), multi("report", part("It was displayed.\n"),
    b"Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;ada@example.org\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n", extra="; report-type=disposition-notification"))
write("loop-header", head(X_Guichet_Desk="https://help.example.com/"), part("Ours.\n"))
write("loop-message-id", head(Message_ID=f"<{ID}>", sender="Bob <bob@example.org>"), part("Ours, handed on.\n"))
write("loop-address", head(sender="Atrium <Support@Example.com>"), part("Ours.\n"))
DAEMON = dict(Return_Path="<>", sender="Mail Delivery System <MAILER-DAEMON@mx.example.com>", subject="Undelivered Mail Returned to Sender", In_Reply_To=None, References=None, Auto_Submitted="auto-replied")
RETURNED = f"Content-Type: message/rfc822\r\n\r\nMessage-ID: <{ID}>\r\nX-Guichet-Desk: https://help.example.com/\r\nSubject: [#1042] Import\r\n\r\nHello\r\n".encode()


def report(fields):
    return b"Content-Type: message/delivery-status\r\n\r\n" + ("Reporting-MTA: dns; mx.example.com\n\n" + fields).replace("\n", "\r\n").encode()


for name, fields in [
    ("postfix", "Final-Recipient: rfc822; ada@example.org\nOriginal-Recipient: rfc822;ada@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n"),
    ("postfix-delayed", "Final-Recipient: rfc822; ada@example.org\nAction: delayed\nStatus: 4.4.1\n"),
    ("delivered", "Final-Recipient: rfc822; ada@example.org\nAction: delivered\nStatus: 2.0.0\n"),
    ("two-recipients", "Final-Recipient: rfc822; one@example.org\nAction: delayed\nStatus: 4.2.2\n\nFinal-Recipient: rfc822; two@example.org\nAction: failed\nStatus: 5.2.2\n"),
]:
    write(f"bounce-{name}", head(**DAEMON), multi("report", part("This is the mail system at mx.example.com.\n"), report(fields), RETURNED, extra="; report-type=delivery-status"))
write("bounce-exchange", head(**{**DAEMON, "sender": "Microsoft Outlook <postmaster@example.org>", "subject": "Undeliverable: [#1042] Import", "Auto_Submitted": None}), multi(
    "report", both("Your message couldn't be delivered.\n", "<p>no</p>").replace(b"b1", b"b9"), report("Final-Recipient: rfc822;ada@example.org\nAction: failed\nStatus: 5.1.10\n"),
    f"Content-Type: text/rfc822-headers\r\n\r\nSubject: [#1042]\r\nMessage-ID: <{ID}>\r\n".encode(), extra="; report-type=delivery-status"))
write("bounce-exim", head(**{**DAEMON, "X_Failed_Recipients": "ada@example.org", "subject": "Mail delivery failed: returning message to sender"}), part(
    "This message was created automatically by mail delivery software.\n\n  ada@example.org\n    host mx.example.org [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<ada@example.org>:\n    550 5.1.1 no such user\n\n"
    f"------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <{ID}>\nSubject: Import\n\nHello\n"))
write("bounce-plain", head(**{**DAEMON, "Auto_Submitted": None, "sender": "MAILER-DAEMON@mx.example.org"}), part("I could not deliver to <ada@example.org>: the mailbox is full.\n"))
