"""What axe-core does not see of a page: whether its parts refer to each other, and whether who reads or goes by keyboard can follow.

Each function gives the faults of the page as it stands, [] for none (WCAG 2.2: 1.3.1, 1.4.12, 2.4.7, 2.4.11, 4.1.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import overflows

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["cut_when_spaced", "loose_ends", "unseen_focus"]

_LOOSE_ENDS = """() => {
  const out = [], known = new Set();
  for (const { id } of document.querySelectorAll("[id]")) known.has(id) ? out.push(`two parts are #${id}`) : known.add(id);
  for (const name of ["aria-describedby", "aria-labelledby", "aria-controls", "for"])
    for (const each of document.querySelectorAll(`[${name}]`))
      for (const id of each.getAttribute(name).split(/\\s+/)) if (id && !known.has(id)) out.push(`${name} names #${id}`);
  for (const each of document.querySelectorAll("a[href^='#']")) {
    const id = decodeURIComponent(each.getAttribute("href").slice(1));
    if (id && !known.has(id)) out.push(`a link leads to #${id}`);
  }
  for (const each of document.querySelectorAll("th:not([scope])")) out.push(`a heading of a table without scope: ${each.outerHTML}`);
  let last = 1;
  for (const each of document.querySelectorAll("h1 ~ * h2, h1 ~ h2, main :is(h3, h4, h5, h6)")) {
    const level = Number(each.localName[1]);
    if (each.checkVisibility() && level > last + 1) out.push(`after level ${last}: ${each.outerHTML.slice(0, 90)}`);
    if (each.checkVisibility()) last = level;
  }
  return out;
}"""
_UNSEEN = """() => {
  const drawn = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const out = [];
  for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (each.tabIndex < 0 || each.disabled || !each.checkVisibility({ visibilityProperty: true })) continue;
    if (each.closest(".yasgui, #canvas, svg")) continue;
    each.focus();
    if (document.activeElement !== each) continue;
    const label = each.labels?.[0];
    const marked = drawn(getComputedStyle(each)) || (label && drawn(getComputedStyle(label, "::before")));
    if (!marked) out.push(`no mark on ${each.outerHTML.slice(0, 90)}`);
    const seen = [...each.getClientRects()].some(({ left, top, width, height }) => {
      const x = left + width / 2, y = Math.min(top + height / 2, innerHeight - 1);
      const found = document.elementFromPoint(Math.min(x, innerWidth - 1), y);
      return found && (each.contains(found) || found.contains(each) || label?.contains(found));
    });
    if (!seen) out.push(`behind something or out of sight: ${each.outerHTML.slice(0, 90)}`);
  }
  return out;
}"""
_SPACED = """() => {
  const wide = new CSSStyleSheet();
  wide.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [wide];
  return [...document.querySelectorAll("body *")].filter((each) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(each);
    const hides = (value) => value === "hidden" || value === "clip";
    return each.clientWidth > 1 && clipPath === "none" && each.textContent.trim()
      && !each.closest(".gt-scroll, .yasgui, select, textarea, svg")
      && ((hides(overflowX) && each.scrollWidth > each.clientWidth + 1) || (hides(overflowY) && each.scrollHeight > each.clientHeight + 1));
  }).map((each) => `cut: ${each.outerHTML.slice(0, 90)}`);
}"""


def loose_ends(page: Page) -> list[str]:
    """References to parts that are not there, parts with one name, levels of headings left out, headings of tables of nothing."""
    found: list[str] = page.evaluate(_LOOSE_ENDS)
    return found


def unseen_focus(page: Page) -> list[str]:
    """What takes the focus without a mark that shows it, or where it cannot be seen. What is folded is left alone."""
    page.keyboard.press("Tab")  # from now on the browser marks what has the focus
    found: list[str] = page.evaluate(_UNSEEN)
    return found


def cut_when_spaced(page: Page) -> list[str]:
    """What is cut, or has to be moved sideways, where a reader sets letters, words and lines wider apart. The page stays so."""
    found: list[str] = page.evaluate(_SPACED)
    return [*found, *(["it has to be moved sideways"] if overflows(page) else [])]
