"""Reads one story of a Word document (body, header, notes …) to paragraphs. Opens no package."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from oejenhoejde.model import SegmentKind
from oejenhoejde.readers.docx_names import Style, is_on, style_by_name
from oejenhoejde.readers.docx_state import Alternatives, Field, OpenParagraph, Places, Surroundings
from oejenhoejde.readers.notes import Notes
from oejenhoejde.readers.pieces import Paragraph, Piece, descriptions
from oejenhoejde.readers.prose import FORMULA
from oejenhoejde.readers.xmlpart import Attributes, Place

#: What is in these is no text of the document: deleted, moved away, readings of signs,
#: how it was before.
_SKIPPED = frozenset(
    {"w:del", "w:moveFrom", "w:rt", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange"}
)
_SIGNS = {
    "w:tab": ("\t", " ", False),
    "w:ptab": ("\t", " ", False),
    "w:br": ("\n", " ", True),
    "w:cr": ("\n", " ", True),
    "w:noBreakHyphen": ("\u2011", "-", False),
    "w:softHyphen": ("\u00ad", "", False),
}
#: A content control with one of these holds plain text, or text that stands in for a missing one.
_PLAIN_CONTROLS = frozenset(
    {"w:text", "w:showingPlcHdr", "w:dropDownList", "w:comboBox", "w:date", "w:dataBinding"}
)
_NO_SYMBOL = "•"
_LISTS_AND_HEADINGS = frozenset({SegmentKind.HEADING, SegmentKind.LIST_ITEM})


class StoryReader:
    """Collects the paragraphs of one part, in the order in which they begin.

    ``names`` gives the name of the place of each paragraph; without it the body's counting is
    used (``afsnit 4``, ``tabel 1, række 2, kolonne 1``, ``tekstboks 1``).
    """

    def __init__(
        self,
        part: str,
        styles: Mapping[str, Style],
        places: Places,
        *,
        where: str = "",
        kind: SegmentKind = SegmentKind.PARAGRAPH,
        note: str = "",
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self.headers: list[str] = []
        self.notes = Notes()
        self.is_document = False
        self.has_changes = False
        self._part, self._styles = part, styles
        self._kind = kind
        self._around = Surroundings(places, where, note)
        self._open: list[OpenParagraph] = []
        self._fields: list[Field] = []
        self._outer_fields: list[list[Field]] = []  # Those around each open text box.
        self._controls: list[bool] = []  # Open content controls: whether they are plain.
        self._choices: list[Alternatives] = []
        self._skip = ""
        self._skip_depth = 0
        self._hidden = False
        self._parents: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skip:
            self._skip_depth += tag == self._skip
            return
        if tag in ("w:del", "w:ins", "w:moveFrom"):
            self.has_changes = True
            if tag == "w:del" and self._parents[-2:] == ["w:pPr", "w:rPr"] and self._open:
                self._open[-1].paragraph.joins_next = True  # The mark at its end is deleted.
        if tag in _SKIPPED or (
            tag == "mc:Fallback" and self._choices and self._choices[-1].is_chosen
        ):
            self._skip, self._skip_depth = tag, 1
            return
        parent = self._parents[-1] if self._parents else ""
        if tag == "w:sdt":
            self._controls.append(False)
        elif parent == "w:sdtPr" and tag in _PLAIN_CONTROLS and self._controls:
            self._controls[-1] = True
        self._parents.append(tag)
        if tag in _SIGNS:
            if parent == "w:r":
                self._sign(tag)
            return
        handler = _START.get(tag)
        if handler is not None:
            handler(self, attributes, parent)

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip_depth -= tag == self._skip
            if not self._skip_depth:
                self._skip = ""
            return
        self._parents.pop()
        handler = _END.get(tag)
        if handler is not None:
            handler(self)

    def text(self, text: str, place: Place) -> None:
        if self._skip:
            if self._skip == "mc:Fallback":
                self._choices[-1].fallback.append((text if place.preserve else text.strip(), place))
            return
        if not self._open:
            return
        if self._parents[-1] == "w:instrText":
            if self._fields and text.split()[:1] == ["HYPERLINK"]:
                self._fields[-1].is_link = True
            return
        lead = 0
        if not place.preserve:
            stripped = text.strip(" \t\n")
            lead = text.index(stripped) if stripped else 0
            text = stripped
        if text:
            self._add(Piece(text, self._part, place, lead, parts=self._may_be_parted()))

    def _may_be_parted(self) -> bool:
        """Tell whether a comment may stand here; what a field or a control gives is one thing."""
        in_field = "w:fldSimple" in self._parents or any(not part.is_link for part in self._fields)
        return self._parents[-2:-1] == ["w:r"] and not in_field and not any(self._controls)

    def _add(self, piece: Piece) -> None:
        in_instruction = any(part.in_instruction for part in self._fields)
        if self._open and not self._hidden and not in_instruction:
            self._open[-1].paragraph.pieces.append(piece)
            for alternatives in self._choices:
                alternatives.chosen.append(piece)

    def _sign(self, tag: str) -> None:
        text, prose, is_break = _SIGNS[tag]
        self._add(Piece(text, prose=prose, is_break=is_break))

    # Paragraphs and runs

    def _start_paragraph(self, _attributes: Mapping[str, str], _parent: str) -> None:
        paragraph = Paragraph(self._kind, apart=bool(self._open))
        self.paragraphs.append(paragraph)
        self._open.append(OpenParagraph(paragraph))

    def _end_paragraph(self) -> None:
        opened = self._open.pop()
        paragraph = opened.paragraph
        # No instruction goes beyond its paragraph; in a broken file it must not hide the rest.
        for part in self._fields:
            part.in_instruction = False
        if not paragraph.text.strip():
            return
        style = self._styles.get(opened.style) or style_by_name(opened.style) or Style()
        kind, level = opened.kind(style)
        paragraph.where = self._around.paragraph()
        paragraph.in_body = self._kind is SegmentKind.PARAGRAPH and not self._around.boxes
        if self._kind is not SegmentKind.PARAGRAPH:
            kind, level = self._kind, 0
        elif self._around.tables and kind not in _LISTS_AND_HEADINGS:
            kind, level = SegmentKind.TABLE_CELL, 0
        paragraph.kind, paragraph.level, paragraph.statutory = kind, level, style.statutory
        paragraph.is_prose = not (style.is_toc or style.hidden)

    def _start_style(self, attributes: Mapping[str, str], parent: str) -> None:
        if parent == "w:pPr" and self._open:
            self._open[-1].style = attributes.get("w:val", "")

    def _start_outline(self, attributes: Mapping[str, str], parent: str) -> None:
        if parent == "w:pPr" and self._open:
            self._open[-1].outlined(attributes.get("w:val", ""))

    def _start_level(self, attributes: Mapping[str, str], parent: str) -> None:
        if parent == "w:numPr" and self._open:
            self._open[-1].indented(attributes.get("w:val", ""))

    def _start_number(self, attributes: Mapping[str, str], parent: str) -> None:
        if parent == "w:numPr" and self._open:
            self._open[-1].listed(attributes.get("w:val", ""))

    def _start_run(self, _attributes: Mapping[str, str], _parent: str) -> None:
        self._hidden = False

    def _end_run(self) -> None:
        self._hidden = False

    def _start_vanish(self, attributes: Mapping[str, str], parent: str) -> None:
        if parent == "w:rPr" and len(self._parents) > 2 and self._parents[-3] == "w:r":
            self._hidden = is_on(attributes)

    def _start_run_style(self, attributes: Mapping[str, str], _parent: str) -> None:
        style = self._styles.get(attributes.get("w:val", ""))
        if style is not None and style.hidden and self._parents[-3:-2] == ["w:r"]:
            self._hidden = True

    def _start_symbol(self, attributes: Mapping[str, str], _parent: str) -> None:
        try:
            letter = chr(int(attributes.get("w:char", ""), 16))
        except (ValueError, OverflowError):
            letter = _NO_SYMBOL
        if not letter.isprintable() or "\ue000" <= letter <= "\uf8ff":
            letter = _NO_SYMBOL
        self._add(Piece(letter, prose=letter))

    def _start_formula(self, _attributes: Mapping[str, str], _parent: str) -> None:
        self._add(Piece(FORMULA, prose=FORMULA))

    # Links, fields, alternatives

    def _start_link(self, _attributes: Mapping[str, str], _parent: str) -> None:
        if self._open:
            self._open[-1].links.append(len(self._open[-1].paragraph.pieces))

    def _end_link(self) -> None:
        if self._open and self._open[-1].links:
            paragraph = self._open[-1].paragraph
            first, last = self._open[-1].links.pop(), len(paragraph.pieces)
            if first < last:
                paragraph.links.append((first, last))

    def _start_field(self, attributes: Mapping[str, str], _parent: str) -> None:
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_instruction = False
            if self._fields[-1].is_link:
                self._start_link({}, "")
        elif kind == "end" and self._fields and self._fields.pop().is_link:
            self._end_link()

    def _start_alternatives(self, _attributes: Mapping[str, str], _parent: str) -> None:
        self._choices.append(Alternatives())

    def _end_alternatives(self) -> None:
        self._choices.pop().pair()

    def _start_choice(self, _attributes: Mapping[str, str], _parent: str) -> None:
        if self._choices:
            self._choices[-1].is_chosen = True

    # Text boxes, pictures, notes, headers

    def _start_box(self, _attributes: Mapping[str, str], _parent: str) -> None:
        self._around.start_box()
        self._outer_fields.append(self._fields)
        self._fields = []

    def _end_control(self) -> None:
        self._controls.pop()

    def _end_box(self) -> None:
        self._around.end_box()
        self._fields = self._outer_fields.pop()

    def _start_picture(self, attributes: Mapping[str, str], _parent: str) -> None:
        where = self._around.picture()
        if isinstance(attributes, Attributes) and not self._hidden:
            self.paragraphs += descriptions(attributes, self._part, where)

    def _start_note(self, attributes: Mapping[str, str], _parent: str) -> None:
        if attributes.get("w:type", "normal") != "normal":
            self._skip, self._skip_depth = self._parents.pop(), 1
        else:
            self._around.notes += 1

    def _begin_comment(self, attributes: Mapping[str, str], _parent: str) -> None:
        self.notes.begin(attributes.get("w:id", ""), self.paragraphs, within=bool(self._open))

    def _end_comment(self, attributes: Mapping[str, str], _parent: str) -> None:
        self.notes.end(attributes.get("w:id", ""), self.paragraphs)

    def _start_body(self, _attributes: Mapping[str, str], _parent: str) -> None:
        self.is_document = True

    def _start_header(self, attributes: Mapping[str, str], _parent: str) -> None:
        self.headers.append(attributes.get("r:id", ""))


_Start = Callable[[StoryReader, Mapping[str, str], str], None]
_START: dict[str, _Start] = {
    "w:body": StoryReader._start_body,
    "w:p": StoryReader._start_paragraph,
    "w:pStyle": StoryReader._start_style,
    "w:outlineLvl": StoryReader._start_outline,
    "w:ilvl": StoryReader._start_level,
    "w:numId": StoryReader._start_number,
    "w:r": StoryReader._start_run,
    "w:rStyle": StoryReader._start_run_style,
    "w:vanish": StoryReader._start_vanish,
    "w:sym": StoryReader._start_symbol,
    "m:oMath": StoryReader._start_formula,
    "w:hyperlink": StoryReader._start_link,
    "w:fldChar": StoryReader._start_field,
    "mc:AlternateContent": StoryReader._start_alternatives,
    "mc:Choice": StoryReader._start_choice,
    "w:tbl": lambda story, *_: story._around.start_table(),
    "w:tr": lambda story, *_: story._around.start_row(),
    "w:tc": lambda story, *_: story._around.start_cell(),
    "w:txbxContent": StoryReader._start_box,
    "wp:docPr": StoryReader._start_picture,
    "w:footnote": StoryReader._start_note,
    "w:endnote": StoryReader._start_note,
    "w:commentRangeStart": StoryReader._begin_comment,
    "w:commentRangeEnd": StoryReader._end_comment,
    "w:commentReference": StoryReader._begin_comment,  # Of a comment without a range.
    "w:headerReference": StoryReader._start_header,
    "w:footerReference": StoryReader._start_header,
}
_END: dict[str, Callable[[StoryReader], object]] = {
    "w:p": StoryReader._end_paragraph,
    "w:r": StoryReader._end_run,
    "w:hyperlink": StoryReader._end_link,
    "mc:AlternateContent": StoryReader._end_alternatives,
    "w:tbl": lambda story: story._around.tables.pop(),
    "w:sdt": StoryReader._end_control,
    "w:txbxContent": StoryReader._end_box,
}
