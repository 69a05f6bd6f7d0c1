"""XML of the ModernGov web service (mgWebService.asmx: GetMeeting, GetMeetings, GetAgendas ...) -> Rendition, as a page would show it.

Its elements have plain lower-case names (`committeetitle`, `meetingdate`, `agendaitem`, `linkeddoc`) that differ a little from
one call and one edition to the next, so they are told by how they end. Texts are HTML, often escaped twice. Members and
others who attend are people and are left out.
"""

from __future__ import annotations

import html
import re
from datetime import datetime

from lxml import etree

from ...ontology.errors import SourceError
from ._xml import local_name, parse_xml
from .rendition import Rendition, Writer

__all__ = ["render"]

_PEOPLE = re.compile(r"attend|member|councillor|officer|contact|user|apolog|speaker|declaration")
_LISTS = re.compile(r"(?:items|docs|documents|meetings|links|agendas)$")
_ITEM, _DOCUMENT, _MEETING = re.compile(r"(?:agenda)?item$"), re.compile(r"(?:doc|document|link)$"), re.compile(r"meeting$")
_TITLE = re.compile(r"(?:title|name|subject|heading)$")
_NUMBER = re.compile(r"(?:itemnumber|number|itemno|no)$")
_DATE, _TIME, _PLACE = re.compile(r"date$"), re.compile(r"time$"), re.compile(r"(?:location|venue)$")
_ADDRESS = re.compile(r"url$|address$")
_BODY = re.compile(r"committee(?:title|name)$")
_DECISION = re.compile(r"decision(?:text|s)?$|resolution|resolved")
_PROSE = re.compile(r"(?:text|summary|description|minutes|notes|purpose|recommendations?|content|detail|details|body)$")
_SETTING = re.compile(r"id$|^(?:is|has|b[A-Z])|status|order$|type$|expired|deleted|webcast")
_TAG = re.compile(r"<(?P<block>/?(?:p|div|li|br|tr|h\d)\b)?[^<>]*>", re.IGNORECASE)


def render(content: bytes, name: str) -> Rendition:
    """The meetings of a file: each with its body, day, place, items and the documents that they lead to.

    Raises SourceError for what is not well-formed, has a document type, or tells of no meeting.
    """
    root = parse_xml(content, name)
    writer = Writer()
    _meeting(root, writer)
    rendition = writer.finish("moderngov")
    if not rendition.text:
        raise SourceError(f"{name} tells of no meeting: save the answer of GetMeeting, with its agenda, and read that.")
    return rendition


def _meeting(element: etree._Element, writer: Writer) -> None:
    """A meeting, or a list of them: its title block first, then what is in it."""
    told = {local_name(child).casefold(): _lines(child) for child in element if not len(child)}
    body = _first(told, _BODY)
    day, time = _in_words(_first(told, _DATE)), _first(told, _TIME)
    if body or day:
        writer.title(" - ".join(filter(None, (body, " ".join(filter(None, (day, time)))))))
        writer.title(f"Venue: {place}" if (place := _first(told, _PLACE)) else "")
    for child in element:
        name = local_name(child).casefold()
        if _PEOPLE.search(name):
            continue
        if _ITEM.search(name) and len(child):
            _item(child, writer)
        elif _DOCUMENT.search(name) and len(child):
            _document(child, writer)
        elif len(child):
            _meeting(child, writer)
        elif _PROSE.search(name) and not _SETTING.search(name):
            _prose(child, writer)


def _item(item: etree._Element, writer: Writer) -> None:
    """An item: its number and title as a heading, what is said of it, what was decided, its documents and items of its own."""
    told = {local_name(child).casefold(): _lines(child) for child in item if not len(child)}
    number, title = _first(told, _NUMBER), _first(told, _TITLE)
    writer.heading(" ".join(filter(None, (f"{number.rstrip('.')}." if number else "", title))), level=3)
    for child in item:
        name = local_name(child).casefold()
        if _PEOPLE.search(name):
            continue
        if _DECISION.search(name) and not len(child):
            if _lines(child):
                writer.heading("Decision", level=4)
            _prose(child, writer)
        elif len(child):
            _meeting_part(child, writer)
        elif _PROSE.search(name) and not _SETTING.search(name):
            _prose(child, writer)


def _meeting_part(part: etree._Element, writer: Writer) -> None:
    name = local_name(part).casefold()
    if _DOCUMENT.search(name):
        _document(part, writer)
    elif _ITEM.search(name):
        _item(part, writer)
    elif _LISTS.search(name) or len(part):
        for child in part:
            if len(child) and not _PEOPLE.search(local_name(child).casefold()):
                _meeting_part(child, writer)


def _document(document: etree._Element, writer: Writer) -> None:
    """A document: its title, and its address on a line of its own."""
    told = {local_name(child).casefold(): _lines(child) for child in document if not len(child)}
    writer.item(_first(told, _TITLE), marker="•", level=1)
    writer.text(_first(told, _ADDRESS))


def _prose(element: etree._Element, writer: Writer) -> None:
    for line in _lines(element).split("\n"):
        writer.text(line)


def _first(told: dict[str, str], kind: re.Pattern[str]) -> str:
    """The first value whose name is of a kind."""
    found = (value.replace("\n", " ") for name, value in told.items() if kind.search(name) and not _SETTING.search(name) and value)
    return next(found, "")


def _lines(element: etree._Element) -> str:
    """The words of an element, its HTML taken off, a line for each block of it."""
    words = html.unescape(html.unescape("".join(map(str, element.itertext()))))
    words = _TAG.sub(lambda tag: "\n" if tag["block"] else "", words)
    return "\n".join(filter(None, (" ".join(html.unescape(line).split()) for line in words.split("\n"))))


def _in_words(day: str) -> str:
    """A day as people write it: the service gives "26/10/2021", sometimes with a time."""
    for form in ("%d/%m/%Y", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"):
        try:
            found = datetime.strptime(day, form)
        except ValueError:
            continue
        return f"{found:%A}, {found.day} {found:%B %Y}"
    return day
