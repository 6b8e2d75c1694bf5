// The search page: results while typing, facets with live counts, and an address that says what is asked for.
// The address is what the form would send by itself, so a link works in every language and with the back button.
(() => {
"use strict";
const form = document.getElementById("__search");
if (!form || !window.portalFinder) return;
const { open, say, digits, make, icon } = window.portalFinder;
const { card, labelsOf } = window.portalCards;
const WAIT = 120;
const SETTLE = 400;
const SHOWN = 8;
const NEAR = 2;
const words = JSON.parse(form.dataset.words);
const languages = JSON.parse(form.dataset.languages);
const field = form.elements.namedItem("q");
const sort = form.elements.namedItem("sort");
const size = form.elements.namedItem("size");
const texts = form.elements.namedItem("texts");
const part = (name) => form.querySelector(`[data-part=${name}]`);
const parts = Object.fromEntries(["status", "mean", "active", "heading", "hits", "empty", "terms", "failure", "pages", "number"].map((name) => [name, part(name)]));
const fieldsets = [...form.querySelectorAll("fieldset[data-facet]")];
const facets = fieldsets.map((fieldset) => fieldset.dataset.facet);
const panel = form.querySelector("details.facets");
const boxes = new Map();
const counted = new Set();
const DEFAULT = { sort: sort.value, size: size.value };
let labels = {};
let latest = 0;
let timer;
let settling;
let recount = () => {};
let state = read();

// ---- The state and its address

/** Return what the address asks for. */
function read() {
  const asked = new URLSearchParams(location.search);
  const among = (select, name) => [...select.options].some((option) => option.value === asked.get(name)) ? asked.get(name) : DEFAULT[name];
  const filters = {};
  for (const facet of facets) {
    const codes = [...new Set(asked.getAll(facet))].filter(Boolean);
    if (codes.length) filters[facet] = codes;
  }
  return {
    q: asked.get("q") ?? "", filters, sort: among(sort, "sort"), size: among(size, "size"),
    texts: asked.get("texts") === "1", page: Math.max(1, Number.parseInt(asked.get("page"), 10) || 1),
  };
}

/** Return the query of an address: only what differs from an empty form. */
function address({ q, filters, sort: order, size: number, texts: full, page }) {
  const query = new URLSearchParams();
  if (q.trim()) query.set("q", q.trim());
  for (const facet of facets) for (const code of filters[facet] ?? []) query.append(facet, code);
  if (order !== DEFAULT.sort) query.set("sort", order);
  if (number !== DEFAULT.size) query.set("size", number);
  if (full) query.set("texts", "1");
  if (page > 1) query.set("page", page);
  return String(query) ? `?${query}` : location.pathname;
}

/** Put the state into the address: as a step of the history, or in place of the last one. */
function note(step) {
  clearTimeout(settling);
  const target = address(state);
  if (target === (location.search || location.pathname)) return follow();
  try { history[step ? "pushState" : "replaceState"](null, "", target); } catch { /* some browsers refuse it for local files */ }
  follow();
}

/** Let the links to other languages lead to the same search. */
function follow() {
  for (const link of document.querySelectorAll(".menu--languages a[hreflang]")) link.search = location.search;
}

/** Change the state by an act of the reader, which the back button can undo. */
function change(changes) {
  state = { ...state, page: 1, ...changes };
  note(true);
  return run();
}

/** Show the state in the form. */
function restore() {
  field.value = state.q;
  sort.value = state.sort;
  size.value = state.size;
  texts.checked = state.texts;
  for (const box of boxes.values()) {
    box.input.checked = (state.filters[box.facet] ?? []).includes(box.code);
    if (box.input.checked && box.more) box.more.open = true;
  }
}

// ---- Asking and showing

async function run() {
  const ticket = ++latest;
  let answer;
  let index;
  try {
    index = await open();
    const asked = { ...state, q: state.q.trim() };
    const names = seenFacets();
    const isReady = names.every((name) => counted.has(name));
    const query = (page, counts = isReady ? names : []) => index.query(asked.q, { filters: asked.filters, sort: asked.sort, page, size: Number(asked.size), texts: asked.texts, counts });
    recount = () => count(query, seenFacets(), ticket);
    answer = await query(asked.page);
    const last = Math.max(1, Math.ceil(answer.total / Number(asked.size)));
    if (ticket === latest && asked.page > last) {
      state.page = last;
      note(false);
      answer = await query(last);
    }
    if (ticket === latest && !isReady) recount();
  } catch {
    if (ticket === latest) fail();
    return;
  }
  if (ticket !== latest) return;
  form.classList.add("search--ready");
  show(answer, index);
  if (answer.total === 0) suggestTerms(index, ticket);
}

function fail() {
  form.classList.add("search--ready");
  parts.failure.hidden = false;
  parts.status.textContent = words.failure;
  for (const name of ["empty", "mean"]) parts[name].hidden = true;
  parts.hits.replaceChildren();
  parts.pages.replaceChildren();
}

function show(answer, index) {
  labels = labelsOf(answer.facets);
  parts.failure.hidden = true;
  showFacets(answer.facets);
  showActive();
  showHits(answer, index);
  showPages(answer.total);
  parts.mean.hidden = !answer.didYouMean;
  parts.mean.replaceChildren(...(answer.didYouMean ? meant(answer.didYouMean) : []));
  parts.empty.hidden = answer.total > 0;
  const title = state.q.trim() ? say(words, "nothing_for", { query: state.q.trim() }) : words.nothing;
  parts.empty.querySelector("h2").textContent = title;
  parts.empty.querySelector("[data-part=off]").hidden = !Object.keys(state.filters).length;
  parts.terms.replaceChildren();
  for (const link of form.querySelectorAll("a[data-report]")) link.href = link.dataset.report.replace("QUERY", encodeURIComponent(state.q.trim()));
  parts.status.textContent = say(words, "count", { count: answer.total });
}

function meant(word) {
  const target = address({ ...state, q: word, page: 1 });
  const link = make("a", { href: target }, make("bdi", {}, word));
  link.addEventListener("click", (event) => {
    if (isPlain(event)) { event.preventDefault(); field.value = word; change({ q: word }); field.focus(); }
  });
  const [before, after] = words.did_you_mean.split("{word}");
  return [before, link, after];
}

function showHits(answer, index) {
  const asked = new Set(answer.terms);
  const isAsked = asked.size ? (word) => [index.normalise(word)].flat().some((term) => asked.has(term)) : null;
  parts.heading.textContent = say(words, "heading", { number: digits(state.page) });
  parts.hits.replaceChildren(...answer.hits.map((hit) => make("li", {}, card(hit, { words, labels, languages, isAsked }))));
  window.portalWatchlist?.refresh();
}

async function suggestTerms(index, ticket) {
  if (!state.q.trim()) return;
  const found = (await index.suggest(state.q.trim(), SHOWN)).filter((item) => item.type === "term");
  if (ticket !== latest) return;
  parts.terms.replaceChildren(...found.map((item) => make("li", {}, make("a", { class: "tag", href: `${window.portalFinder.root}/${item.address}` }, item.title))));
}

// ---- Facets

/** Return whether a facet fits the chosen kinds (without a choice: nearly all) or is in use. */
function isWanted({ dataset: { facet, kinds: own, general } }) {
  const kinds = state.filters.kind ?? [];
  const fits = kinds.length ? kinds.every((kind) => own.split(" ").includes(kind)) : general !== undefined;
  return fits || Boolean(state.filters[facet]);
}

/** Return the names of the facets that the reader sees: none while the panel is closed. */
const seenFacets = () => panel.open ? fieldsets.filter(isWanted).map((fieldset) => fieldset.dataset.facet) : [];

/** Count in facets. What they are counted by is large, so it is loaded after the results and only for what is seen. */
async function count(query, names, ticket) {
  try {
    const answer = await query(state.page, names);
    for (const name of names) counted.add(name);
    if (ticket === latest) showFacets(answer.facets);
  } catch { /* the results are there without; the next query tries again */ }
}

/** Show the facets that are wanted. */
function showFacets(found) {
  let chosen = 0;
  for (const fieldset of fieldsets) {
    const { facet } = fieldset.dataset;
    const options = found[facet] ?? [];
    fill(fieldset, options);
    fieldset.hidden = !options.length || !isWanted(fieldset);
    chosen += (state.filters[facet] ?? []).length;
  }
  parts.number.textContent = chosen ? say(words, "chosen", { count: chosen }) : "";
}

/** Fill a facet; what stands there stays, so that the focus and the order do. */
function fill(fieldset, options) {
  const { facet } = fieldset.dataset;
  for (const option of options) {
    const key = `${facet} ${option.code}`;
    if (!boxes.has(key)) boxes.set(key, addBox(fieldset, facet, option, options.length));
    const box = boxes.get(key);
    box.count.textContent = option.count === null ? "" : digits(option.count);
    box.label.classList.toggle("none", option.count === 0);
  }
}

function addBox(fieldset, facet, option, total) {
  const input = make("input", { type: "checkbox", name: facet, value: option.code });
  const count = make("small");
  const label = make("label", {}, input, make("span", {}, option.label), count);
  input.checked = (state.filters[facet] ?? []).includes(option.code);
  const place = fieldset.querySelector("div");
  const isMore = place.childElementCount >= SHOWN && total > SHOWN + 2;
  const more = isMore ? place.querySelector("details") ?? addMore(place, total - SHOWN) : null;
  if (more && input.checked) more.open = true;
  (more ?? place).append(option.parent ? make("div", { class: "sub" }, label) : label);
  return { facet, code: option.code, input, label, count, more };
}

function addMore(place, count) {
  const details = make("details", {}, make("summary", {}, say(words, "more", { count })));
  place.append(details);
  return details;
}

/** Return the filters with a code put in or taken out. */
function switched(facet, code, isOn) {
  const codes = (state.filters[facet] ?? []).filter((other) => other !== code);
  if (isOn) codes.push(code);
  const filters = { ...state.filters, [facet]: codes };
  if (!codes.length) delete filters[facet];
  return filters;
}

function showActive() {
  const chips = Object.entries(state.filters).flatMap(([facet, codes]) => codes.map((code) => chip(facet, code)));
  if (chips.length) {
    const all = make("button", { type: "button", class: "btn btn--quiet" }, words.clear);
    all.addEventListener("click", clear);
    chips.push(all);
  }
  parts.active.replaceChildren(...chips);
}

function chip(facet, code) {
  const button = make("button", { type: "button", class: "tag chip" }, labels[facet]?.get(code) ?? code, " ", make("span", { class: "vh" }, words.remove), icon("close"));
  button.addEventListener("click", async () => {
    const place = [...parts.active.children].indexOf(button);
    await change({ filters: switched(facet, code, false) });
    restore();
    (parts.active.children[place] ?? parts.active.lastElementChild ?? field).focus();
  });
  return button;
}

async function clear() {
  await change({ filters: {} });
  restore();
  field.focus();
}

// ---- Pages of results

function showPages(total) {
  const last = Math.ceil(total / Number(state.size));
  const items = [];
  let before = 0;
  for (let page = 1; page <= last; page += 1) {
    if (page !== 1 && page !== last && Math.abs(page - state.page) > NEAR) continue;
    if (page > before + 1) items.push(make("li", {}, make("span", { class: "gap", "aria-hidden": "true" }, "…")));
    before = page;
    items.push(make("li", {}, pageLink(page)));
  }
  parts.pages.replaceChildren(...(last > 1 ? items : []));
  parts.pages.parentElement.hidden = last < 2;
}

function pageLink(page) {
  const name = say(words, "page", { number: digits(page) });
  const link = make("a", { href: address({ ...state, page }), "aria-label": name, "aria-current": page === state.page && "page" }, digits(page));
  link.addEventListener("click", async (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    await change({ page });
    parts.heading.focus();
    parts.heading.scrollIntoView({ block: "start" });
  });
  return link;
}

/** Return whether a click means "go there", not "open it beside". */
const isPlain = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

// ---- What the reader does

field.addEventListener("input", () => {
  clearTimeout(timer);
  clearTimeout(settling);
  timer = setTimeout(() => { state = { ...state, q: field.value, page: 1 }; run(); }, WAIT);
  settling = setTimeout(() => { state = { ...state, q: field.value, page: 1 }; note(false); }, SETTLE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  change({ q: field.value });
});
form.addEventListener("change", ({ target }) => {
  if (target === sort || target === size) change({ [target.name]: target.value });
  else if (target === texts) change({ texts: texts.checked });
  else if (facets.includes(target.name)) change({ filters: switched(target.name, target.value, target.checked) });
});
panel.addEventListener("toggle", () => { if (panel.open) recount(); });
form.querySelector("button[data-part=off]").addEventListener("click", clear);
addEventListener("popstate", () => { state = read(); restore(); follow(); run(); });

for (const hidden of form.querySelectorAll("[data-live]")) hidden.hidden = false;
restore();
follow();
run();
})();
