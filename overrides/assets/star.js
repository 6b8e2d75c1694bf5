// The watch list (Merkliste): ids of records, kept in this browser only, and written only when a reader presses a star.
(() => {
"use strict";
const KEY = "portal.watchlist";
const ID = /^[a-z0-9-]+$/;
const listeners = new Set();

/** Return the ids of the list, in the order in which they were noted. */
function ids() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => ID.test(id)) : [];
  } catch {
    return [];
  }
}

/** Keep a list; an empty one leaves nothing behind. Return whether the browser lets us. */
function keep(list) {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  } finally {
    refresh();
  }
  return true;
}

/** Note a record, or strike it off. */
const toggle = (id) => keep(ids().includes(id) ? ids().filter((other) => other !== id) : [...ids(), id]);

/** Let every star of the page, and the link to the list, show how it stands. */
function refresh() {
  const noted = ids();
  for (const button of document.querySelectorAll("button[data-watch]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(noted.includes(button.dataset.watch)));
  }
  for (const link of document.querySelectorAll("[data-watch-link]")) {
    link.hidden = noted.length === 0;
    link.querySelector("[data-watch-count]").textContent = window.portalFinder?.digits(noted.length) ?? noted.length;
  }
  for (const listener of listeners) listener();
}

for (const scripted of document.querySelectorAll("[data-scripted]")) scripted.hidden = false;
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-watch]");
  if (button) toggle(button.dataset.watch);
});
addEventListener("storage", (event) => { if (event.key === KEY || event.key === null) refresh(); });
addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });

window.portalWatchlist = { ids, keep, refresh, isId: (id) => ID.test(id), onChange: (listener) => listeners.add(listener) };
refresh();
})();
