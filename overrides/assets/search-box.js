// The search field in the header and on the start page: suggestions while typing, as an ARIA combobox.
// The engine (assets/search.js and its index) is loaded when a field is used, not before.
(() => {
"use strict";
const WAIT = 120;
const LIMIT = 8;
const source = document.querySelector("form[data-engine]");
if (!source) return;
const { engine, language, base, root } = source.dataset;
const words = JSON.parse(source.dataset.words);
const plural = plurals(language);
let index;

/** Return the plural rules of a language, those of German where the browser does not know it. */
function plurals(code) {
  try { return new Intl.PluralRules(code); } catch { return new Intl.PluralRules("de"); }
}

/** Return a word of the interface with its placeholders filled; a number chooses among plural forms. */
function say(texts, name, values = {}) {
  let text = texts[name];
  if (typeof text !== "string") text = text[plural.select(values.count)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, key) => key in values ? (key === "count" ? digits(values.count) : values[key]) : whole);
}

/** Return a number as the language writes it. */
function digits(number) {
  try { return number.toLocaleString(language); } catch { return String(number); }
}

/** Return a day as the reader's language writes it, in the calendar that is used here (Persian has one of its own). */
function day(text) {
  const date = new Date(`${String(text).slice(0, 10)}T12:00:00`);
  if (Number.isNaN(date.getTime())) return "";
  try { return date.toLocaleDateString(language === "en" ? "en-GB" : language, { day: "numeric", month: "long", year: "numeric", calendar: "gregory" }); } catch { return text; }
}

/** Return an element with attributes and content; null and false are left out. */
function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...content.filter((part) => part != null && part !== false));
  return element;
}

/** Return an icon, which always stands beside a word. */
const icon = (name) => make("span", { class: `i i-${name}`, "aria-hidden": "true" });

/** Load a script of this site once. */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => { script.remove(); reject(new Error(address)); });
    document.head.append(script);
  });
}

/** Return the index of the page's language; a failure can be tried again. */
function open() {
  if (index) return index;
  // The name of the index is asked for while the engine is on its way.
  const manifest = fetch(`${base}/search/${language}/manifest.json`, { cache: "no-cache" });
  manifest.catch(() => {});
  index = (window.portalSearch ? Promise.resolve() : load(engine))
    .then(() => window.portalSearch.open({ language, base, manifest }))
    .catch((error) => { index = undefined; throw error; });
  return index;
}

window.portalFinder = { open, load, say, digits, day, make, icon, language, base, root };

/** Make a field a combobox with a list of suggestions below its frame. */
function suggest(input, number) {
  const list = make("ul", { class: "suggestions plain", role: "listbox", id: `__suggestions-${number}`, "aria-label": words.suggestions, hidden: true });
  const status = make("p", { class: "vh", role: "status" });
  let latest = 0;
  let timer;
  let active = -1;
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  input.closest(".find").append(list, status);

  function close() {
    clearTimeout(timer);
    latest += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(place) {
    active = place;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    const item = list.children[place];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    list.replaceChildren(...found.map((item, at) => {
      const kind = item.type === "term" ? words[`facet.${item.kind}`] ?? "" : words[`kind.${item.kind}`] ?? "";
      const option = make("li", { role: "option", id: `${list.id}-${at}`, "aria-selected": "false", "data-kind": item.type === "record" ? item.kind : null },
        icon(item.type === "term" ? "search" : item.kind === "page" ? "info" : item.kind), make("bdi", {}, item.title), make("small", {}, kind));
      option.dataset.address = item.address;
      return option;
    }));
    choose(-1);
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = say(words, "found", { count: found.length });
  }

  async function ask() {
    const text = input.value.trim();
    if (!text) return close();
    const ticket = ++latest;
    try {
      const found = await (await open()).suggest(text, LIMIT);
      if (ticket === latest && document.activeElement === input) show(found);
    } catch { /* without suggestions, Enter still leads to the search page, which says what is wrong */ }
  }

  const go = (item) => { location.href = `${root}/${item.dataset.address}`; };

  // What every query needs is fetched as soon as the field is used.
  input.addEventListener("focus", () => { open().then((found) => found.prefetch?.()).catch(() => {}); });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else if (event.key === "ArrowDown") choose(active === last ? -1 : active + 1);
      else choose(active === -1 ? last : active - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      go(list.children[active]);
    } else if (event.key === "Enter") close();
  });
  // The field keeps the focus while the mouse chooses.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) go(item);
  });
}

document.querySelectorAll("input[data-suggest]").forEach(suggest);
})();
