// The card of a record, for the search page and the watch list; it looks as those of the listings do.
(() => {
"use strict";
const { make, icon, say, digits, day, root } = window.portalFinder;
const FEW = 3;
const WORD = /[\p{L}\p{M}\p{N}]+(?:[*:_’'/-][\p{L}\p{M}\p{N}]+)*/gu;
/** Kind → the facts that matter: facet, icon, plural word for "so many", most that are named. */
const FACTS = {
  offer: [["language", "language", "languages"], ["municipality", "pin", "places", 2], ["free", "cost"]],
  material: [["language", "language", "languages"], ["license", "licence"]],
  programme: [["language", "language", "languages"], ["stage", "stage", null, 2], ["municipality", "pin", "places", 2]],
  project: [["municipality", "pin", "places", 2]],
  event: [["date", "event"], ["municipality", "pin", "places", 2]],
  organisation: [["org_type", "organisation"], ["municipality", "pin", "places", 2]],
  module: [["format", "people", null, 2]],
};

/** Return the labels of all codes by facet, taken from the facets of an answer. */
function labelsOf(facets) {
  const labels = {};
  for (const [facet, options] of Object.entries(facets)) labels[facet] = new Map(options.map((option) => [option.code, option.label]));
  return labels;
}

/** Return the words for a fact: names if they are few, else how many there are. */
function told(hit, [facet, , many, most = FEW], words, labels) {
  const value = hit.facts?.[facet];
  if (value == null || value === "") return "";
  if (facet === "date") return day(value);
  const codes = [value].flat();
  const names = codes.map((code) => labels[facet]?.get(code)).filter(Boolean);
  if (!names.length) return "";
  if (codes.length > most) return many ? say(words, many, { count: codes.length }) : "";
  return names.join(words.comma);
}

/** Return a text with the words marked that the query asks for; `isAsked` tells of a word whether it does. */
function marked(text, isAsked) {
  if (!isAsked) return [text];
  const parts = [];
  let last = 0;
  for (const found of text.matchAll(WORD)) {
    if (!isAsked(found[0])) continue;
    parts.push(text.slice(last, found.index), make("mark", {}, found[0]));
    last = found.index + found[0].length;
  }
  return [...parts, text.slice(last)];
}

/** Return the badge of a kind, with the number of a module, and the word for a state that is not the usual one. */
function badges(hit, words) {
  const { number, event_status: status, state, activity } = hit.facts ?? {};
  const word = words[`kind.${hit.kind}`] ?? "";
  const unusual = [status, state, activity].map((code) => words[`state.${code}`]).find(Boolean);
  return make("p", { class: "badges" },
    make("span", { class: "kind" }, icon(hit.kind in FACTS ? hit.kind : "info"), hit.kind === "module" && number ? `${word} ${digits(number)}` : word),
    unusual && make("span", { class: "state" }, unusual));
}

/** Return the star of a record; what it is for stands in its name. */
function star(hit, words) {
  return make("button", { class: "star noprint", type: "button", "data-watch": hit.id, "aria-pressed": "false" },
    icon("star"), make("span", { class: "vh" }, `${words.watch}: `, make("bdi", {}, hit.title)));
}

/** Return the card of a hit. `texts` are the languages of the site with name and direction, `acts` more buttons. */
function card(hit, { words, labels, languages, isAsked, acts }) {
  const link = make("a", { href: `${root}/${hit.address}` }, ...marked(hit.title, isAsked));
  const title = make("h3", { class: hit.facts?.event_status === "cancelled" && "off" }, link);
  const summary = make("p", {}, ...marked(hit.summary ?? "", isAsked));
  const foreign = hit.isFallback ? languages[hit.language] : null;
  const facts = (FACTS[hit.kind] ?? []).map((fact) => [fact[1], told(hit, fact, words, labels)]).filter(([, text]) => text);
  if (foreign) facts.splice(0, facts.length, ["info", foreign.only], ...facts.slice(0, 2));
  return make("article", { class: "card", "data-kind": hit.kind },
    badges(hit, words),
    ...(foreign ? [make("div", { class: "stack", lang: hit.language, dir: foreign.direction }, title, summary)] : [title, summary]),
    facts.length > 0 && make("ul", { class: "meta" }, ...facts.map(([name, text]) => make("li", {}, icon(name), make("span", {}, text)))),
    acts ? make("p", { class: "card__acts noprint" }, ...acts) : hit.kind in FACTS && star(hit, words));
}

window.portalCards = { card, labelsOf };
})();
