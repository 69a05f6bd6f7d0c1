// Offers things while somebody types into a field for the name of one: an editable combobox with a list, after the ARIA Authoring
// Practices Guide (W3C). Without it what was typed is looked up when the form is sent.
const pause = 150; // milliseconds without a key before anything is asked
const fewest = 2; // letters; a number such as "9" is enough by itself

let count = 0;

const made = (name, attributes, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

const equip = (holder) => {
  const input = holder.querySelector("input");
  const name = input.name;
  const id = `picker-${(count += 1)}`;
  const list = made("ul", { class: "gt-picker__list", id, role: "listbox", "aria-label": "What may be meant", hidden: "" });
  const status = made("div", { class: "govuk-visually-hidden", role: "status" });
  let choices = [];
  let active = -1;
  let timer = 0;
  let asking = new AbortController();
  let chosen = null; // the hidden field that says which thing was chosen

  for (const [key, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, "aria-haspopup": "listbox",
  })) input.setAttribute(key, value);
  holder.append(list, status);

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const activate = (place) => {
    active = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };

  const forget = () => {
    chosen?.remove();
    chosen = null;
    input.name = name;
  };

  const choose = (place) => {
    const { title, value } = choices[place];
    forget();
    input.value = title;
    if (value) {
      chosen = made("input", { type: "hidden", name, value });
      input.removeAttribute("name");
      holder.append(chosen);
    }
    close();
    status.textContent = `${title} chosen`;
  };

  const offer = (found) => {
    choices = found;
    list.replaceChildren(...choices.map(({ title, kind, context }, number) => {
      const about = made("span", { class: "gt-picker__kind" }, [kind, context].filter(Boolean).join(", "));
      return made("li", { id: `${id}-${number}`, role: "option", "aria-selected": "false" }, title, " ", about);
    }));
    const total = choices.length;
    status.textContent = total === 0 ? "Nothing is called so" : `${total} ${total === 1 ? "thing" : "things"}, up and down arrow to go through them`;
    if (total === 0) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate(-1);
  };

  const ask = async () => {
    const text = input.value.trim();
    asking.abort();
    asking = new AbortController();
    if (text.length < fewest && !/^\d/.test(text)) {
      status.textContent = "";
      return close();
    }
    const address = new URL(holder.dataset.search, document.baseURI);
    address.searchParams.set("q", text);
    for (const kind of (holder.dataset.kinds || "").split(" ").filter(Boolean)) address.searchParams.append("kind", kind);
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" }, signal: asking.signal });
      if (answer.ok && document.activeElement === input) offer((await answer.json()).hits);
    } catch (error) {
      if (error.name !== "AbortError") close(); // the field works without
    }
  };

  input.addEventListener("input", () => {
    forget();
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "Escape" && !list.hidden) {
      close();
    } else if (key === "Enter" && active >= 0) {
      choose(active);
    } else if ((key === "ArrowDown" || key === "ArrowUp") && list.hidden) {
      ask();
    } else if (key === "ArrowDown") {
      activate((active + 1) % choices.length);
    } else if (key === "ArrowUp") {
      activate(active <= 0 ? choices.length - 1 : active - 1);
    } else {
      return;
    }
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
  // A page that is gone back to holds what was typed, and not what was chosen.
  addEventListener("pageshow", (event) => event.persisted && close());
};

document.querySelectorAll("[data-picker][data-search]").forEach((holder) => holder.dataset.search && equip(holder));
