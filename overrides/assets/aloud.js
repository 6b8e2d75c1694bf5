// Reads a page aloud with the voices of the browser; loaded when somebody asks for it. The place that is read is marked.
(() => {
"use strict";
const BLOCKS = "h1, h2, h3, p, li, dt, dd, th, td, figcaption";
const LEFT_OUT = "nav, form, button, .badges, .acts, .crumbs, .noprint, .card, .tullu, .vh, [hidden]";
const WAIT = 1500;
const NUMBERS = /\+?\d[\d\s\u00a0()/.:–-]*\d|\d/gu;
const FEW = 4;
const voice = window.speechSynthesis;
let place = -1;
let blocks = [];
let button;

/** Return the voices of the device; others send what they read to a server. */
const own = () => voice.getVoices().filter(({ localService }) => localService !== false);

/** Return the voices once the browser knows them; some name them only after a while. */
function voices() {
  const known = own();
  if (known.length) return Promise.resolve(known);
  return new Promise((done) => {
    const answer = () => done(own());
    voice.addEventListener?.("voiceschanged", answer, { once: true });
    setTimeout(answer, WAIT);
  });
}

const language = (element) => element.closest("[lang]").lang;
const speaks = (known, code) => known.find(({ lang }) => lang.toLowerCase().replace("_", "-").split("-")[0] === code.split("-")[0]);

/** Return a text as it is to be spoken: phone numbers, times and postcodes digit by digit; years and amounts as numbers. */
function spoken(text) {
  return text.replaceAll("\u00ad", "").replace(NUMBERS, (number) => {
    const digits = number.replace(/\D/g, "");
    const isTime = /^\d{1,2}[:.]\d{2}$/.test(number);
    if (!isTime && (digits.length <= FEW || /^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$|^\d{1,3}(\.\d{3})+$|^\d{4}\s?[–/-]\s?\d{4}$/.test(number))) return number;
    return number.replace(/\d/g, (digit) => ` ${digit} `).replace(/\s+/g, " ").trim();
  });
}

/** Return the parts of the page that are read, in order: the innermost blocks that are seen. */
function parts() {
  return [...document.querySelectorAll(BLOCKS.split(", ").map((name) => `main ${name}`).join(", "))]
    .filter((block) => !block.closest(LEFT_OUT) && !block.querySelector(BLOCKS) && block.checkVisibility?.() !== false && block.textContent.trim());
}

function mark(next) {
  blocks[place]?.classList.remove("is-read");
  place = next;
  blocks[place]?.classList.add("is-read");
  blocks[place]?.scrollIntoView({ block: "nearest" });
}

function stop() {
  mark(-1);
  blocks = [];
  voice.cancel();
  button.setAttribute("aria-pressed", "false");
}

function read(known, number) {
  if (!blocks.length) return;
  if (number >= blocks.length) return stop();
  const code = language(blocks[number]);
  const speaker = speaks(known, code);
  if (!speaker) return read(known, number + 1);
  const text = new SpeechSynthesisUtterance(spoken(blocks[number].textContent));
  text.lang = code;
  text.voice = speaker;
  text.onend = () => { if (place === number) read(known, number + 1); };
  text.onerror = ({ error }) => { if (place === number && error !== "canceled" && error !== "interrupted") stop(); };
  mark(number);
  voice.speak(text);
}

/** Begin to read, or stop; say so where the browser has no voice for the language of the page. */
async function toggle(pressed) {
  button = pressed;
  if (blocks.length) return stop();
  const said = document.getElementById(button.dataset.status);
  said.textContent = "";
  const known = await voices();
  if (!speaks(known, document.documentElement.lang)) {
    said.textContent = button.dataset.none;
    return;
  }
  voice.cancel();
  blocks = parts();
  button.setAttribute("aria-pressed", "true");
  read(known, 0);
}

addEventListener("keydown", ({ key }) => { if (key === "Escape" && blocks.length) stop(); });
addEventListener("pagehide", () => voice.cancel());
window.portalAloud = { toggle, spoken };
})();
