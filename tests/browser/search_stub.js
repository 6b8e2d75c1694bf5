// A small engine with the contract of assets/search.js, for tests of the pages: DATA is put in front of it.
(() => {
"use strict";
const { records, labels, terms: vocabulary } = window.stubData;
const split = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const words = (text) => split(text).map((word) => word.slice(0, 6));
const codes = (record, facet) => [record.facts[facet] ?? []].flat();
const place = (record, start) => { const at = record.title.toLowerCase().indexOf(start); return at < 0 ? 999 : at; };
const near = (text) => (a, b) => place(a, text.toLowerCase()) - place(b, text.toLowerCase()) || a.title.localeCompare(b.title);
const ORDERS = {
  title: (a, b) => a.title.localeCompare(b.title),
  newest: (a, b) => b.published.localeCompare(a.published),
  date: (a, b) => (a.facts.date ?? "9").localeCompare(b.facts.date ?? "9"),
};

window.portalSearch = {
  async open({ language, base }) {
    window.stubOpened = { language, base };
    const all = records[language];

    return {
      normalise: words,
      async items(ids) { return ids.map((id) => all.find((record) => record.id === id)).filter(Boolean); },
      async suggest(text, limit) {
        const start = text.toLowerCase();
        const named = [...vocabulary[language], ...all.map((record) => ({ ...record, type: "record" }))];
        return named.filter((item) => item.title.toLowerCase().includes(start)).sort(near(text)).slice(0, limit);
      },
      async query(text, { filters, sort, page, size, texts }) {
        if (text === "kaputt") throw new Error("broken");
        const asked = words(text);
        const found = all.filter((record) => {
          const has = words(`${record.title} ${record.summary} ${texts ? record.body : ""}`);
          return asked.every((word) => has.some((other) => other.startsWith(word)));
        });
        const fits = (record, without) => Object.entries(filters).every(([facet, chosen]) => facet === without || chosen.some((code) => codes(record, facet).includes(code)));
        const facets = {};
        for (const [facet, names] of Object.entries(labels[language])) {
          facets[facet] = Object.entries(names).map(([code, label]) => ({ code, label, count: found.filter((record) => fits(record, facet) && codes(record, facet).includes(code)).length }));
        }
        const hits = found.filter((record) => fits(record)).sort(ORDERS[sort] ?? near(text));
        const didYouMean = text === "Grifbereit" ? "Griffbereit" : null;
        return { total: hits.length, hits: hits.slice((page - 1) * size, page * size), facets, didYouMean, terms: asked };
      },
    };
  },
};
})();
