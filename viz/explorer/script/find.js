// Searches the names and quoted words of a static site (search-names.js), which no server could be asked for.
// No module: a browser does not load those of a page that was opened from a folder.
(() => {
  const MOST = 50;
  const told = globalThis.goldenThreadNames;
  const place = document.getElementById("found");
  const field = document.getElementById("find");
  if (!told || !place || !field) return;

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = told.names.map(([title, kind, href, others]) => ({ title, kind, href, text: folded(`${title}\n${others}`) }));
  const words = told.words.map(([title, href]) => ({ title, href, text: folded(title) }));

  const holding = (entries, parts) => entries.filter((entry) => parts.every((part) => entry.text.includes(part)));

  const rank = (entry, asked) => (entry.text.startsWith(asked) ? 0 : entry.text.includes(asked) ? 1 : 2);

  const made = (tag, text, name = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  const list = (title, entries, quoted) => {
    if (!entries.length) return;
    place.append(made("h2", `${title} (${entries.length}${entries.length > MOST ? `, the first ${MOST}` : ""})`, "govuk-heading-m"));
    const items = made("ul", "", "govuk-list gt-found");
    for (const entry of entries.slice(0, MOST)) {
      const item = made("li", "");
      const link = made("a", quoted ? `“${entry.title}”` : entry.title, "govuk-link");
      link.href = entry.href;
      item.append(link);
      if (entry.kind) item.append(" ", made("span", entry.kind, "gt-tag"));
      items.append(item);
    }
    place.append(items);
  };

  const search = () => {
    const asked = folded(field.value.trim());
    const parts = asked.split(/\s+/).filter(Boolean);
    place.replaceChildren();
    if (!parts.length) return;
    const called = holding(names, parts).sort((one, other) => rank(one, asked) - rank(other, asked));
    const said = holding(words, parts);
    list("Names", called, false);
    list("Words of papers", said, true);
    if (!called.length && !said.length) {
      place.append(made("p", "Nothing in the papers read is called or worded so. Try fewer words, or a part of one.", "gt-empty"));
    }
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    search();
  });
  search();
})();
