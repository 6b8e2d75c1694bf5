// The hand-out: records side by side in the original language and in that of a family, taken from their own pages.
// The address says which records and which language; without ids it is the watch list of this browser.
(() => {
"use strict";
const page = document.getElementById("__handout");
if (!page || !window.portalFinder || !window.portalWatchlist) return;
const { say, make, base } = window.portalFinder;
const list = window.portalWatchlist;
const words = JSON.parse(page.dataset.words);
const sides = JSON.parse(page.dataset.sides);
const part = (name) => page.querySelector(`[data-part=${name}]`);
const second = part("second");
const asked = new URLSearchParams(location.search);
const original = Object.keys(sides)[0];
const parser = new DOMParser();
/** The icons of the facts that a hand-out has, in its order: where, whom to ask, when, what to do before, for whom. */
const FACTS = ["i-pin", "i-mail", "i-phone", "i-out", "i-clock", "i-event", "i-register", "i-cost", "i-child", "i-language", "i-people"];
let latest = 0;

const ids = () => asked.has("ids") ? [...new Set(asked.get("ids").split(","))].filter(list.isId) : list.ids();

/** Return the page of a record in a language. */
async function fetched(address, language) {
  const url = new URL(`${base}/${sides[language].prefix}${address}`, location.href).href;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return { url, content: parser.parseFromString(await answer.text(), "text/html") };
}

/** Return a copy of what an element holds, for paper: links as their words, nothing to press. */
function paper(element) {
  const copy = document.importNode(element, true);
  for (const link of copy.querySelectorAll("a")) {
    const text = make("span", { lang: link.lang || null, dir: link.dir || null });
    text.append(...link.childNodes);
    link.replaceWith(text);
  }
  for (const icon of copy.querySelectorAll(".i")) icon.remove();
  return [...copy.childNodes];
}

/** Return one half of a pair, in its language. */
function half(language, ...content) {
  return make("div", { lang: language, dir: sides[language].direction }, ...content);
}

/** Return the facts that a family needs on the way; what else the page knows, its QR code leads to. */
function facts(content) {
  const found = [...content.querySelectorAll(".facts dl > div")].map((fact) => ({
    kind: fact.querySelector("dt .i")?.className ?? "", name: fact.querySelector("dt"), value: fact.querySelector("dd"),
    isGap: fact.querySelector("dd").children.length === 1 && Boolean(fact.querySelector("dd .unknown")),
  }));
  const known = FACTS.flatMap((icon) => found.filter(({ kind, isGap }) => !isGap && kind.split(" ").includes(icon)));
  return [...known, ...found.filter(({ isGap }) => isGap)];
}

/** Yield the facts of both pages in pairs; one that only one language has stands alone. */
function* paired(one, other) {
  const rest = [...other];
  for (const fact of one) {
    const place = rest.findIndex(({ kind }) => kind === fact.kind);
    yield [fact, place < 0 ? null : rest.splice(place, 1)[0]];
  }
  for (const fact of rest) yield [null, fact];
}

function told(fact) {
  return fact ? [make("h3", {}, ...paper(fact.name)), make("div", {}, ...paper(fact.value))] : [];
}

/** Return the first paragraphs of a text. */
function beginning(content) {
  const prose = content.querySelector(".body .prose");
  const found = [];
  for (const child of prose?.children ?? []) {
    if (child.tagName !== "P") break;
    found.push(make("p", { lang: prose.lang || null, dir: prose.dir || null }, ...paper(child)));
  }
  return found;
}

function title(content, tag, style) {
  const [name, lead] = [content.querySelector("h1"), content.querySelector(".lead")];
  return [make(tag, { class: style, lang: name.lang || null, dir: name.dir || null }, ...paper(name)),
    make("p", { class: "lead", lang: lead.lang || null, dir: lead.dir || null }, ...paper(lead))];
}

/** Return what the pages say about their texts: made by machine, outdated, not translated. */
function notes(content) {
  return [...content.querySelectorAll(".head-block .note p")].map((note) => {
    for (const link of note.querySelectorAll("a")) link.remove();
    return make("span", {}, note.textContent.trim(), " ");
  });
}

async function sheet(address, language) {
  const [one, other] = await Promise.all([fetched(address, original), fetched(address, language)]);
  const label = say(words, "qr", { language: sides[language].name });
  const code = await window.portalQr.draw(other.url, label, page.dataset.qr);
  const found = [facts(one.content), facts(other.content)];
  const rows = [...paired(...found)].map(([mine, theirs]) => [told(mine), told(theirs)]);
  const texts = [beginning(one.content), beginning(other.content)];
  const blank = (code) => [make("h3", {}, sides[code].appointment), make("span", { class: "blank" })];
  return make("article", { class: "sheet" },
    make("header", { class: "sheet__head" },
      make("div", { class: "stack" }, half(original, ...title(one.content, "h2", "sheet__first")), half(language, ...title(other.content, "p", "head sheet__second"))),
      make("figure", {}, code)),
    ...[...rows, texts, [blank(original), blank(language)]].filter((pair) => pair.some((side) => side.length)).map(([mine, theirs]) =>
      make("section", { class: "pair" }, half(original, ...mine), half(language, ...theirs))),
    make("p", { class: "small soft sheet__foot" }, make("bdi", { dir: "ltr" }, other.url), make("br"), half(original, ...paper(one.content.querySelector(".checked span:not(.i)") ?? make("span"))), half(language, ...notes(other.content))));
}

async function run() {
  const ticket = ++latest;
  const wanted = ids();
  part("empty").hidden = wanted.length > 0;
  part("choice").hidden = wanted.length === 0;
  part("failure").hidden = true;
  part("sheets").replaceChildren();
  part("said").textContent = wanted.length ? words.collecting : "";
  if (!wanted.length) return;
  try {
    const index = await window.portalFinder.open();
    const hits = (await index.items(wanted)).filter(Boolean);
    const sheets = await Promise.all(hits.map(({ address }) => sheet(address, second.value)));
    if (ticket !== latest) return;
    part("sheets").replaceChildren(...sheets);
    part("said").textContent = say(words, "ready", { count: sheets.length });
  } catch {
    if (ticket !== latest) return;
    part("failure").hidden = false;
    part("said").textContent = "";
  }
}

const preferred = [asked.get("with"), document.documentElement.lang, second.options[0].value];
second.value = preferred.find((code) => [...second.options].some((option) => option.value === code));
second.addEventListener("change", () => {
  asked.set("with", second.value);
  try { history.replaceState(null, "", `?${asked.toString().replaceAll("%2C", ",")}`); } catch { /* some browsers refuse it for local files */ }
  run();
});
part("live").hidden = false;
run();
})();
