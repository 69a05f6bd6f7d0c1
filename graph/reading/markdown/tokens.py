"""Markdown as its author meant it (CommonMark, with tables): headings, lists, tables, text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..pieces import Grid, Piece

__all__ = ["inline_text", "parser", "pieces_of"]

_TAG = re.compile(r"<br\s*/?>|<[^<>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BULLET = "•"


def parser() -> MarkdownIt:
    """A parser of CommonMark with tables; nothing is fetched and no markup is run."""
    return MarkdownIt("commonmark").enable("table")


def pieces_of(text: str) -> list[Piece]:
    """The blocks of a text in reading order."""
    return list(_pieces(parser().parse(_without_front_matter(text))))


def inline_text(token: Token) -> str:
    """The words of a run of inline markup."""
    parts: list[str] = []
    for each in token.children or ():
        if each.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif each.type == "html_inline":
            parts.append("\n" if each.content.casefold().startswith("<br") else "")
        elif each.type in ("text", "code_inline"):
            parts.append(each.content)
    return "".join(parts).replace("\u00ad", "").strip()


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    lists: list[tuple[str, int]] = []  # what the lists around count by, and how far they have counted
    label, is_title, rows = "", True, list[list[str]]()
    for i, token in enumerate(tokens):
        if token.type == "bullet_list_open":
            lists.append((_BULLET, 0))
        elif token.type == "ordered_list_open":
            lists.append((tokens[i + 1].markup, int(token.attrGet("start") or 1) - 1 if token.attrGet("start") != 0 else -1))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            label = ""
        elif token.type == "list_item_open":
            sign, number = lists[-1]
            lists[-1] = (sign, number + 1)
            label = sign if sign == _BULLET else f"{number + 1}{sign}"
        elif token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield Piece("table", grid=Grid(tuple(map(tuple, rows))))
            rows = []
        elif token.type == "inline" and tokens[i - 1].type in ("th_open", "td_open"):
            rows[-1].append(inline_text(token))
        elif token.type == "inline" and tokens[i - 1].type == "heading_open":
            level = int(tokens[i - 1].tag[1:])
            yield Piece("title" if level == 1 and is_title else "heading", inline_text(token), level=level)
            is_title = False
        elif token.type in ("inline", "fence", "code_block", "html_block"):
            words = inline_text(token) if token.type == "inline" else _plain(token)
            if words:
                yield _block(token, words, label, len(lists))
                label, is_title = "", False


def _block(token: Token, words: str, label: str, depth: int) -> Piece:
    if label == _BULLET:
        return Piece("item", words, label, depth)
    return Piece("text", words, label, depth if label else 0, _is_bold(token))


def _plain(token: Token) -> str:
    """The words of a block of code or of HTML."""
    if token.type != "html_block":
        return token.content.strip()
    return _TAG.sub(lambda tag: "\n" if tag[0].casefold().startswith("<br") else "", _COMMENT.sub("", token.content)).strip()


def _is_bold(token: Token) -> bool:
    """Whether all words of a paragraph are bold."""
    depth = 0
    for each in token.children or ():
        depth += each.nesting if each.type in ("strong_open", "strong_close") else 0
        if each.type == "text" and not depth and each.content.strip():
            return False
    return bool(token.children)


def _without_front_matter(text: str) -> str:
    """The text behind the settings that site generators keep between two rules at the top."""
    match = re.match(r"---\n(?:[\w-]+:[^\n]*\n|[ \t-][^\n]*\n)+---\n", text)
    return text[match.end() :] if match else text
