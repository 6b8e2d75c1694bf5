// The page of the watch list: one's own from this browser, or one that somebody shared, whose ids are in the address.
(() => {
"use strict";
const page = document.getElementById("__watchlist");
if (!page || !window.portalFinder || !window.portalWatchlist) return;
const { open, say, make, icon, root } = window.portalFinder;
const { card, labelsOf } = window.portalCards;
const list = window.portalWatchlist;
const words = JSON.parse(page.dataset.words);
const languages = JSON.parse(page.dataset.languages);
const part = (name) => page.querySelector(`[data-part=${name}]`);
const shared = sharedIds();
let latest = 0;
let shown = [];

/** Return the ids that the address names; null if it names none, so that the page shows one's own list. */
function sharedIds() {
  const asked = new URLSearchParams(location.search).get("ids");
  return asked === null ? null : [...new Set(asked.split(","))].filter(list.isId);
}

/** Return the address that shows these records to somebody else. */
function shareAddress(ids) {
  return `${location.href.split(/[?#]/)[0]}?ids=${ids.join(",")}`;
}

async function run() {
  const ticket = ++latest;
  const ids = shared ?? list.ids();
  part("shared").hidden = shared === null;
  part("empty").hidden = ids.length > 0;
  part("full").hidden = ids.length === 0;
  part("failure").hidden = true;
  if (!ids.length) {
    shown = [];
    part("count").textContent = "";
    return part("items").replaceChildren();
  }
  try {
    const index = await open();
    const [hits, { facets }] = await Promise.all([index.items(ids), index.query("", { filters: {}, sort: "title", page: 1, size: 1, texts: false, counts: [] })]);
    if (ticket === latest) show(ids, hits, labelsOf(facets));
  } catch {
    if (ticket !== latest) return;
    part("failure").hidden = false;
    part("full").hidden = true;
  }
}

function show(ids, hits, labels) {
  const found = new Map(hits.filter(Boolean).map((hit) => [hit.id, hit]));
  shown = ids.map((id) => found.get(id)).filter(Boolean);
  part("items").replaceChildren(...shown.map((hit) => make("li", {}, card(hit, { words, labels, languages, acts: shared ? undefined : [strike(hit)] }))));
  part("count").textContent = say(words, "count", { count: shown.length });
  const gone = ids.length - shown.length;
  part("gone").hidden = gone === 0;
  part("gone").textContent = gone ? say(words, "gone", { count: gone }) : "";
  part("link").value = shareAddress(shown.map((hit) => hit.id));
  const handout = part("handout");
  if (handout) handout.search = `?ids=${shown.map((hit) => hit.id).join(",")}`;
  part("qr").replaceChildren();
  part("qr").closest("details").open = false;
  list.refresh();
}

/** Return the button that strikes a record off; the focus goes on to the next. */
function strike(hit) {
  const button = make("button", { type: "button", class: "star card__act" }, icon("close"), words.remove, make("span", { class: "vh" }, `: ${hit.title}`));
  button.addEventListener("click", () => {
    const place = [...part("items").children].indexOf(button.closest("li"));
    undoable(list.ids().filter((id) => id !== hit.id), say(words, "removed", { title: hit.title }), place);
  });
  return button;
}

/** Change the list and offer to take it back. */
async function undoable(ids, text, place) {
  const before = list.ids();
  list.keep(ids);
  await run();
  const undo = make("button", { type: "button", class: "btn btn--quiet" }, words.undo);
  undo.addEventListener("click", async () => {
    list.keep(before);
    await run();
    part("said").replaceChildren();
    part("title").focus();
  });
  part("said").replaceChildren(text, " ", undo);
  (part("items").children[place]?.querySelector(".card__act") ?? undo).focus();
}

/** Return how a record is named elsewhere: for materials the sentence that their page offers for copying. */
async function sentence(hit) {
  const address = new URL(`${root}/${hit.address}`, location.href).href;
  const plain = `${hit.title}. ${words[`kind.${hit.kind}`]}, ${address}`;
  if (hit.kind !== "material") return plain;
  try {
    const answer = await fetch(address);
    if (!answer.ok) return plain;
    const source = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("__source");
    return source ? source.textContent.trim() : plain;
  } catch {
    return plain;
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    part("said").textContent = words.copied;
  } catch {
    const area = part("text");
    area.value = text;
    area.hidden = false;
    area.focus();
    area.select();
    part("said").textContent = words.copy_by_hand;
  }
}

/** Draw the address of the list as a QR code. */
async function draw() {
  const place = part("qr");
  if (!place.childElementCount) place.replaceChildren(await window.portalQr.draw(part("link").value, words.qr, page.dataset.qr));
}

part("copy-link").addEventListener("click", () => copy(part("link").value));
part("copy-text").addEventListener("click", async () => {
  part("said").textContent = words.collecting;
  copy((await Promise.all(shown.map(sentence))).join("\n\n"));
});
part("clear").addEventListener("click", () => undoable([], words.cleared, 0));
part("adopt").addEventListener("click", () => {
  const isKept = list.keep([...new Set([...list.ids(), ...shown.map((hit) => hit.id)])]);
  part("said").textContent = isKept ? words.adopted : words.not_kept;
});
part("link").addEventListener("focus", (event) => event.target.select());
part("qr").closest("details").addEventListener("toggle", (event) => {
  if (event.target.open) draw().catch(() => { part("qr").textContent = words.qr_failed; });
});
part("clear").hidden = shared !== null;
part("live").hidden = false;
for (const link of document.querySelectorAll(".menu--languages a[hreflang]")) link.search = location.search;
let before = list.ids().join();
list.onChange(() => {
  const now = list.ids().join();
  if (shared === null && now !== before) { before = now; run(); }
});
run();
})();
