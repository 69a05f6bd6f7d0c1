"use strict";
// Tells in words of one thing of a picture: what it is, and its links, each with its grade and receipts.
(() => {
  const site = (globalThis.goldenthread ??= {});
  const listed = 20;
  const made = (name, ...inside) => { const element = document.createElement(name); element.append(...inside); return element; };
  const linked = ({ title, href }) => { const link = made("a", title.split("\n")[0]); link.href = href; link.className = "govuk-link"; return link; };
  const tag = (grade) => document.getElementById(`grade-${grade}`)?.content.cloneNode(true) ?? made("span", grade);

  const receipts = (lines) => {
    if (!lines.length) return "";
    const list = made("ul", ...lines.map((line) => made("li", line)));
    return made("details", made("summary", lines.length === 1 ? "1 receipt" : `${lines.length} receipts`), list);
  };

  /** Give what tells `element` of a thing by its id; `more` follows its name. */
  site.panel = (element, picture) => (id, more = "") => {
    const thing = picture.node(id);
    const edges = picture.linksOf(id);
    const line = (edge) => {
      const way = edge.from === id ? [`${edge.says} `, linked(picture.node(edge.to))] : [linked(picture.node(edge.from)), ` ${edge.says} this`];
      return made("li", ...way, " ", tag(edge.grade), receipts(edge.rests.map((number) => picture.drawing.receipts[number])));
    };
    const rest = edges.length - listed;
    const list = made("ul", ...edges.slice(0, listed).map(line), ...(rest > 0 ? [made("li", `and ${rest} more, in the table`)] : []));
    list.className = "gt-network__links";
    const near = picture.near(id).length;
    const count = near === 0 ? ", linked to nothing that is shown" : `, linked to ${near} other ${near === 1 ? "thing" : "things"}`;
    element.replaceChildren(made("p", linked(thing), `: ${thing.title.split("\n").at(-1)}${count}${more}.`), list);
  };
})();
