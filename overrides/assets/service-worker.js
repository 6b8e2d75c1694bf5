// Answers for the site when there is no network, from what a reader chose to keep (assets/offline-page.js). With a network
// pages come from there, as ever, and what is kept is brought up to date in the background, at most once an hour.
"use strict";
const PREFIX = "portal-offline-";
const HOUR = 3600000;
const here = (address) => new URL(address, self.registration.scope).href;
let looked = 0;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
  if (request.mode === "navigate" && Date.now() - looked > HOUR) {
    looked = Date.now();
    event.waitUntil(refresh());
  }
});

/** Return what the network says; where there is none, what is kept. */
async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    if (request.mode === "navigate") {
      const page = await keptPage(request.url);
      if (page) return page;
    }
    throw error;
  }
}

/** Return the page that says what is kept, in the language of the address or another that is kept. */
async function keptPage(url) {
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  const path = url.slice(self.registration.scope.length);
  kept.sort((one) => path.startsWith(`${one}/`) ? -1 : 1);
  for (const language of kept) {
    const list = await listOf(language);
    const page = list && await caches.match(here(list.page));
    if (page) return page;
  }
  return null;
}

async function listOf(language) {
  const kept = await caches.match(here(`offline/${language}.json`));
  return kept ? kept.json() : null;
}

/** Fetch what has changed of the languages that are kept; a list is replaced last, so that nothing half is called new. */
async function refresh() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const language = name.slice(PREFIX.length), address = here(`offline/${language}.json`);
    try {
      const answer = await fetch(address, { cache: "no-cache" });
      if (!answer.ok) continue;
      const before = await listOf(language), now = await answer.clone().json();
      if (before && before.version === now.version) continue;
      const cache = await caches.open(name);
      const changed = Object.keys(now.files).filter((file) => before?.files[file] !== now.files[file]);
      for (const file of changed) await cache.add(new Request(here(file), { cache: "no-cache" }));
      for (const file of Object.keys(before?.files ?? {})) if (!(file in now.files)) await cache.delete(here(file));
      await cache.put(address, answer);
    } catch { /* without a network, or with a full disk: the next time */ }
  }
}
