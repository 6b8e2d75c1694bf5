// The page on which readers keep the family pages and offers of a language for offline use, see the date, and remove them.
(() => {
"use strict";
const page = document.getElementById("__offline");
if (!page) return;
const { say, digits, day, language, base } = window.portalFinder;
const words = JSON.parse(page.dataset.words);
const part = (name) => page.querySelector(`[data-part=${name}]`);
const PREFIX = "portal-offline-";
const NAME = `${PREFIX}${language}`;
const AT_ONCE = 6;
const MEGABYTE = 1e6;
const here = (address) => new URL(`${base}/${address}`, location.href).href;
const LIST = here(`offline/${language}.json`);
const isPossible = "caches" in window && "serviceWorker" in navigator;

async function show() {
  const kept = await caches.match(LIST, { cacheName: NAME });
  part("remove").hidden = !kept;
  part("keep").textContent = kept ? words.again : words.keep;
  if (!kept) return part("state").textContent = words.nothing;
  const list = await kept.json();
  const when = await caches.match(here("offline/kept"), { cacheName: NAME });
  const size = digits(Math.round(10 * list.bytes / MEGABYTE) / 10);
  part("state").textContent = say(words, "kept", { day: day(when ? await when.text() : list.day), checked: day(list.day), count: list.pages, size });
}

/** Fetch all files of the list into a new cache; only a whole one takes the place of the old one. */
async function keep() {
  part("failure").hidden = true;
  part("keep").disabled = true;
  try {
    await navigator.serviceWorker.register(here("service-worker.js"));
    const answer = await fetch(LIST, { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const list = await answer.clone().json(), files = Object.keys(list.files), whole = files.length;
    const cache = await caches.open(NAME);
    const work = async () => {
      for (let file = files.shift(); file !== undefined; file = files.shift()) {
        await cache.add(new Request(here(file), { cache: "no-cache" }));
        part("bar").value = (whole - files.length) / whole;
      }
    };
    part("bar").hidden = false;
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await cache.put(here("offline/kept"), new Response(new Date().toISOString()));
    await cache.put(LIST, answer);
  } catch {
    part("failure").hidden = false;
    if (!(await caches.match(LIST, { cacheName: NAME }))) await caches.delete(NAME);
  }
  part("bar").hidden = true;
  part("keep").disabled = false;
  await show();
}

async function remove() {
  await caches.delete(NAME);
  const others = (await caches.keys()).some((name) => name.startsWith(PREFIX));
  if (!others) for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  await show();
  part("keep").focus();
}

part("impossible").hidden = isPossible;
if (!isPossible) return;
part("live").hidden = false;
part("keep").addEventListener("click", keep);
part("remove").addEventListener("click", remove);
show();
})();
