// The query editor: YASGUI, with the prefixes, classes and properties of this graph, and nobody else asked anything.

const place = document.getElementById("editor");
const plain = document.getElementById("plain");
const here = (path) => new URL(path, document.baseURI).href;
const prefixes = JSON.parse(place.dataset.prefixes);
const pages = Object.entries(JSON.parse(place.dataset.pages));

/** The query with those prefixes declared that it uses and leaves to the endpoint: the editor wants to see them. */
function declared(query) {
  const missing = Object.entries(prefixes).filter(
    ([prefix]) => new RegExp(`(^|[\\s^(/|!])${prefix}:`, "m").test(query) && !new RegExp(`prefix\\s+${prefix}:`, "i").test(query),
  );
  return missing.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join("") + query;
}

/** The IRIs of the classes or properties that are used here, from the description of the data (VoID); fetched once. */
let described;
async function used(kind) {
  described ??= fetch(here(place.dataset.described), { headers: { Accept: "application/n-triples" } }).then((answer) =>
    answer.ok ? answer.text() : "",
  );
  const told = new RegExp(`<http://rdfs\\.org/ns/void#${kind}> <([^>]+)>`, "g");
  return [...new Set([...(await described).matchAll(told)].map((match) => match[1]))].sort();
}

/** Completions of a name as it is typed; a prefix that the query does not declare is one that the endpoint knows. */
function completer(kind) {
  return {
    get: async (_, token) => (await used(kind)).filter((iri) => iri.startsWith(token.autocompletionString)),
    preProcessToken: (yasqe, token) => {
      const [prefix, local] = token.string.trim().split(/:(.*)/s);
      const known = { ...prefixes, ...yasqe.getPrefixesFromQuery() };
      if (!token.string.includes("<") && local !== undefined && known[prefix]) {
        return { ...token, tokenPrefix: `${prefix}:`, tokenPrefixUri: known[prefix], autocompletionString: known[prefix] + local };
      }
      return { ...token, autocompletionString: token.string.trim().replace(/^<|>$/g, "") };
    },
    postProcessSuggestion: (yasqe, token, iri) => {
      const known = Object.entries({ ...prefixes, ...yasqe.getPrefixesFromQuery() });
      const [prefix, namespace] = known.find(([, start]) => iri.startsWith(start) && /^[\w-]+$/.test(iri.slice(start.length))) ?? [];
      return prefix !== undefined && !token.string.includes("<") ? `${prefix}:${iri.slice(namespace.length)}` : `<${iri}>`;
    },
  };
}

function made() {
  const { Yasqe, Yasr } = Yasgui;
  Yasqe.forkAutocompleter("class", { name: "class-here", persistenceId: null, bulk: false, ...completer("class") });
  Yasqe.forkAutocompleter("property", { name: "property-here", persistenceId: null, bulk: false, ...completer("property") });
  const offered = Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "prefixes-here", persistenceId: null, get: () => offered });
  Yasqe.defaults.autocompleters = ["variables", "prefixes-here", "class-here", "property-here"];
  Yasr.defaults.prefixes = prefixes;
  const endpoint = here(place.dataset.endpoint);
  return new Yasgui(place, {
    persistenceId: `golden-thread ${endpoint}`,
    autofocus: false,
    populateFromUrl: false, // it would ask whatever a link says, unasked
    copyEndpointOnNewTab: false,
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    yasqe: {
      value: declared(document.getElementById("query").value),
      editorHeight: "16rem",
      createShareableLink: (yasqe) => `${endpoint}?${new URLSearchParams({ query: yasqe.getValue() })}`,
    },
  });
}

/** A tab with this query: the one that has it already, or a new one. */
function opened(yasgui, name, text) {
  const query = declared(text);
  const same = Object.values(yasgui._tabs).find((tab) => tab.persistentJson.yasqe.value.trim() === query.trim());
  if (same) {
    yasgui.selectTabId(same.getId());
    return;
  }
  yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), name, yasqe: { value: query } });
}

function offerSavedQuestions(yasgui) {
  const saved = document.getElementById("saved");
  saved.hidden = false;
  saved.addEventListener(
    "toggle",
    async () => {
      const status = saved.querySelector("[role=status]");
      const answer = await fetch(here(place.dataset.examples), { headers: { Accept: "application/json" } }).catch(() => null);
      if (!answer?.ok) {
        status.textContent = "The questions could not be fetched: load the page again.";
        return;
      }
      status.remove();
      for (const { name, label, query } of await answer.json()) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", () => {
          opened(yasgui, name, query);
          saved.open = false;
          place.scrollIntoView();
          yasgui.getTab().getYasqe().focus(); // the button is folded away
        });
        const item = document.createElement("li");
        item.append(button);
        saved.querySelector("ul").append(item);
      }
    },
    { once: true },
  );
}

/** What YASGUI leaves out: names and statuses, and regions that scroll but cannot be reached (rdfjs/Yasgui, issue 40). */
function reachable() {
  const named = [
    [".CodeMirror textarea, .CodeMirror [contenteditable]", "Your query"],
    [".tableFilter", "Find in the answer"],
    [".tableSizer", "Lines a page"],
    [".yasr_results table", "The answer"],
  ];
  for (const [selector, label] of named) {
    for (const field of place.querySelectorAll(selector)) field.ariaLabel ??= label;
  }
  for (const field of place.querySelectorAll(".CodeMirror textarea, .CodeMirror [contenteditable]")) field.setAttribute("aria-describedby", "editor-help");
  for (const head of place.querySelectorAll(".yasr_results th")) {
    if (head.textContent.trim()) continue;
    const words = document.createElement("span");
    words.className = "govuk-visually-hidden";
    words.textContent = "Line";
    head.append(words);
  }
  for (const chip of place.querySelectorAll(".yasr_response_chip")) chip.role = "status"; // "25 results in 0.02 seconds"
  for (const list of place.querySelectorAll("[role=tablist]")) list.ariaLabel ??= "Queries";
  for (const link of place.querySelectorAll("a.iri")) {
    const [start, page] = pages.find(([each]) => link.href.startsWith(each)) ?? [];
    if (start) link.href = here(page + link.href.slice(start.length));
    link.removeAttribute("target");
  }
  for (const region of place.querySelectorAll(".CodeMirror-scroll, .dataTables_wrapper, .yasr_results, .CodeMirror-hints")) {
    if (region.tabIndex < 0 && region.scrollWidth + region.scrollHeight > region.clientWidth + region.clientHeight) {
      region.tabIndex = 0;
      region.role = "region";
      region.ariaLabel = region.matches(".CodeMirror-scroll") ? "The query, to scroll" : "The answer, to scroll";
    }
  }
}

place.hidden = false;
const yasgui = made();
plain.hidden = true;
for (const id of ["editor-help", "another"]) document.getElementById(id).hidden = false;
document.getElementById("another").addEventListener("click", () => yasgui.addTab(true));
if (place.hasAttribute("data-given")) opened(yasgui, "From the address", document.getElementById("query").value);
offerSavedQuestions(yasgui);
new MutationObserver(reachable).observe(place, { childList: true, subtree: true });
reachable();
