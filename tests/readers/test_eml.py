"""E-mails: their text, without earlier mails; bad files."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from oejenhoejde.errors import ReadError
from oejenhoejde.model import SegmentKind as K
from oejenhoejde.readers import read_bytes


def mail(body: str, *, subtype: str = "plain", charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["From"] = "ry@kommune.dk"
    message["Subject"] = "Svar på din ansøgning"
    message.set_content(body, subtype=subtype, charset=charset)
    return bytes(message)


def found(data: bytes) -> list[tuple[K, str, str]]:
    return [(s.kind, s.place, s.prose) for s in read_bytes(data, name="a.eml").segments]


SUBJECT = (K.HEADING, "emne", "Svar på din ansøgning")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_subject_and_body(charset, check_sound) -> None:
    data = mail("Kære Åse\n\nDu får ja.\n", charset=charset)
    check_sound(read_bytes(data, name="a.eml"))
    assert found(data) == [
        SUBJECT,
        (K.PARAGRAPH, "brødtekst", "Kære Åse"),
        (K.PARAGRAPH, "brødtekst", "Du får ja."),
    ]


def test_html_body(check_sound) -> None:
    data = mail("<p>Du <b>får</b> ja.</p>", subtype="html")
    check_sound(read_bytes(data, name="a.eml"))
    assert found(data) == [SUBJECT, (K.PARAGRAPH, "brødtekst", "Du får ja.")]


def test_plain_body_wins_over_html_and_attachments_are_left() -> None:
    message = EmailMessage()
    message["Subject"] = "Svar på din ansøgning"
    message.set_content("Du får ja.")
    message.add_alternative("<p>Andet her.</p>", subtype="html")
    message.add_attachment("Bilag her.", filename="bilag.txt")
    assert found(bytes(message)) == [SUBJECT, (K.PARAGRAPH, "brødtekst", "Du får ja.")]


@pytest.mark.parametrize(
    "earlier",
    [
        "-----Oprindelig meddelelse-----\nNej.",
        "Den 3. maj 2026 kl. 10.00 skrev Bo <bo@x.dk>:\nNej.",
        "Den tirs. 5. maj 2026 kl. 10.00 skrev Bo Hansen <\nbo@x.dk>:\n> Nej.",
        "On 5 May 2026, Bo wrote:\n> Nej.",
        "From: Bo\nSent: Tuesday\nNej.",
        "Fra: Bo\nSendt: 3. maj 2026\nNej.",
        "> Nej.\n> Heller ikke.",
    ],
)
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_earlier_mails_are_left_out(earlier, line_end) -> None:
    data = mail(f"Du får ja.\n\n{earlier}").replace(b"\n", line_end)
    assert [prose for *_, prose in found(data)] == [
        "Svar på din ansøgning",
        "Du får ja.",
    ]


@pytest.mark.parametrize("data", [b"", b"hej\nmed dig", b"\x00\x01" * 500, b"%PDF-1.4\n"])
def test_no_mail(data) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name="a.eml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "tail",
    [
        b"Content-Type: text/plain; charset=klingon\n\nhej",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Content-Transfer-Encoding: base64\n\n%%%%",
    ],
)
def test_broken_mail_is_read_or_refused(tail) -> None:
    try:
        document = read_bytes(b"Subject: Hej med dig\n" + tail, name="a.eml")
    except ReadError as refusal:
        document = None
        line = str(refusal)
    if document is None:
        assert "beskadiget" in line
    else:
        assert document.segments[0].prose == "Hej med dig"
