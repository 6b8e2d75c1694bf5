// Search in the browser: loads the files of search/<language>/ piece by piece and ranks as hooks/portal/search does.
// normalise.py and ranking.py are the twins of this file; both must give the same terms and the same scores.
window.portalSearch = (() => {
"use strict";
const LEADING = 10, MOST_WORDS = 12, LONGEST_NAME = 5, MOST_CORRECTIONS = 4, MOST_HINTS = 4, PREFIX_CHUNKS = 6, SMALLEST_HEAD = 5, HINT = 0.5;
const WEIGHTS = Float64Array.from({length: 256}, (_, step) => Math.floor((2 ** (step / 36) - 1) * 4096 + 0.5) / 4096);
const text = new TextDecoder();
const MARKS = /([a-z])[\u0300-\u036f]+/g, NO_WORD = /[^\p{L}\p{M}\p{N}]+/u;

// ---- words ----
const compiled = (list) => (list || []).map(([pattern, to]) => [new RegExp(pattern, "gu"), to]);
const replaced = (word, list) => list.reduce((result, [pattern, to]) => result.replace(pattern, to), word);

function cut(word, rounds, smallest) {
  for (const endings of rounds) {
    const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= smallest);
    if (ending) word = word.slice(0, -ending.length);
  }
  return word;
}

class Normaliser {
  constructor(rules, language) {
    const own = rules.languages[language] || {};
    this.languages = rules.languages;
    this.before = compiled(rules.before);
    this.gender = compiled(rules.gender);
    this.after = compiled(rules.after);
    this.characters = new Map(Object.entries(rules.characters));
    this.text = compiled(own.text);
    this.wordRules = compiled([...rules.words, ...(own.words || [])]);
    this.scripts = Object.values(rules.scripts).map((script) =>
      [script.first, script.last, script.own.includes(language) ? language : script.default]);
    this.forms = new Map(Object.entries(rules.languages).map(([name, rule]) => [name, compiled(rule.forms)]));
    this.compounds = own.compounds || null;
    this.stop = new Set();
    this.stop = new Set(this.terms(`${rules.languages.de.stop} ${own.stop || ""}`));
  }
  words(source) {
    let result = replaced(replaced(source, this.before).normalize("NFKC"), this.gender).toLowerCase();
    result = replaced(result, this.after).replace(/[^\0-\x7f]/g, (letter) => this.characters.get(letter) ?? letter);
    return replaced(result, this.text).split(NO_WORD).filter(Boolean).map((word) => this.folded(word));
  }
  folded(word) {
    if (word[0] < "a") return word;
    return replaced(word, this.wordRules).normalize("NFD").replace(MARKS, "$1").normalize("NFC");
  }
  rule(word) {
    const script = this.scripts.find(([first, last]) => first <= word[0] && word[0] <= last);
    return script ? [this.languages[script[2]], this.forms.get(script[2])] : [];
  }
  term(word) {
    const [rule, forms] = this.rule(word);
    if (!rule) return word;
    for (const [pattern, to] of forms) {
      const changed = word.replace(pattern, to);
      if (changed !== word) { word = changed; break; }
    }
    const prefix = (rule.prefixes || []).find((start) => word.startsWith(start) && word.length - start.length >= rule.min);
    return cut(prefix ? word.slice(prefix.length) : word, rule.rounds, rule.min);
  }
  terms(source) {
    return this.words(source).map((word) => this.term(word)).filter((term) => !this.stop.has(term));
  }
  variant(word) {
    const [rule] = this.rule(word);
    if (!rule || !(rule.variant || []).some((prefix) => word.startsWith(prefix))) return "";
    return cut(word, rule.rounds.slice(0, 1), rule.min);
  }
  split(word, dictionary) {
    const rule = this.compounds;
    if (!rule || word.length < 2 * rule.min) return null;
    let best = null, bestScore = -1;
    for (let start = rule.min; start <= word.length - rule.min; start++) {
      const last = word.slice(start);
      if (!dictionary.has(last)) continue;
      for (const link of rule.links) {
        if (!word.slice(0, start).endsWith(link) || start - link.length < rule.min - 1) continue;
        for (const ending of rule.endings) {
          const first = word.slice(0, start - link.length) + ending;
          const score = 2 * Math.min(first.length, last.length) + first.length - link.length;
          if (score > bestScore && dictionary.has(first)) { best = [first, last]; bestScore = score; }
        }
      }
    }
    return best;
  }
  head(word, dictionary) {
    const rule = this.compounds;
    if (!rule || word.length < 2 * rule.min) return "";
    for (let end = word.length - 3; end >= SMALLEST_HEAD; end--)
      for (const link of rule.links.slice(0, 4)) {
        const first = word.slice(0, end - link.length);
        if (word.slice(0, end).endsWith(link) && dictionary.has(first)) return first;
      }
    return "";
  }
  joined(first, second) {
    if (!this.compounds) return [];
    return [...new Set([first + second, `${first}s${second}`, first.replace(/e$/, "") + second].map((word) => this.term(word)))];
  }
}

function distance(first, second, most) {
  if (Math.abs(first.length - second.length) > most) return 9;
  let before = [], row = Array.from({length: second.length + 1}, (_, place) => place);
  for (let i = 1; i <= first.length; i++) {
    const current = [i];
    for (let j = 1; j <= second.length; j++) {
      const same = first[i - 1] === second[j - 1];
      let cost = Math.min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1])
        cost = Math.min(cost, before[j - 2] + 1);
      current.push(cost);
    }
    if (Math.min(...current) > most) return 9;
    before = row; row = current;
  }
  return row[second.length];
}

// ---- files ----
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const data = new Uint8Array(await response.arrayBuffer());
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data; // a host has already decompressed it
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
const loadText = async (url) => text.decode(await load(url));
const loadJson = async (url) => JSON.parse(await loadText(url));

/** Remember the promise of a file; a failure is forgotten, so that the next attempt asks again. */
function once(cache, key, make) {
  if (!cache.has(key)) {
    const promise = make();
    cache.set(key, promise);
    promise.catch(() => cache.delete(key));
  }
  return cache.get(key);
}

/** Postings in chunks of terms; what `get` and `expand` look at must have been loaded before. */
class Store {
  constructor(folder, kind, fields, {first, hash}) {
    Object.assign(this, {folder, kind, fields, first, hash, loading: new Map(), chunks: new Map(), more: new Map()});
  }
  at(term) {
    let low = 0, high = this.first.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.first[middle] <= term) low = middle; else high = middle - 1;
    }
    return low;
  }
  places({term, isPrefix}) {
    const start = this.at(term);
    const end = isPrefix ? Math.min(this.at(`${term}\uffff`), start + PREFIX_CHUNKS - 1) : start;
    return Array.from({length: end - start + 1}, (_, step) => start + step);
  }
  async load(clauses) {
    if (!this.first.length) return;
    const places = new Set(clauses.flatMap((clause) => this.places(clause)));
    await Promise.all([...places].map((place) => once(this.loading, place, async () => {
      const data = await load(`${this.folder}${this.kind}-${place}-${this.hash}.bin`);
      this.chunks.set(place, this.decoded(data));
    })));
  }
  decoded(data) {
    let position = 2;
    const postings = new Map(), count = data[0] | data[1] << 8;
    const number = () => {
      let value = 0, shift = 0, byte;
      do { byte = data[position++]; value |= (byte & 127) << shift; shift += 7; } while (byte > 127);
      return value;
    };
    for (let k = 0; k < count; k++) {
      const length = number(), term = text.decode(data.subarray(position, position + length));
      position += length;
      postings.set(term, Array.from({length: this.fields}, () => {
        const size = number();
        if (!size) return null;
        const numbers = new Uint32Array(size);
        for (let n = 0, last = -1; n < size; n++) numbers[n] = last = last + number() + 1;
        position += size;
        return {numbers, weights: data.subarray(position - size, position)};
      }));
    }
    return postings;
  }
  get(term) {
    const chunk = this.chunks.get(this.at(term));
    return (chunk || this.more).get(term);
  }
  expand(prefix) {
    if (!this.first.length) return [];
    return this.places({term: prefix, isPrefix: true}).flatMap((place) =>
      [...this.chunks.get(place).keys()].filter((term) => term.startsWith(prefix)));
  }
}

// ---- ranking ----
class Engine {
  constructor(base, language, manifest) {
    this.folder = `${base}/search/${language}/`;
    this.manifest = manifest;
    this.files = new Map();
  }
  ready() {
    return once(this.files, "lexicon", async () => {
      const manifest = this.manifest || fetch(`${this.folder}manifest.json`, {cache: "no-cache"});
      this.manifest = null; // the next attempt asks again
      const response = await manifest;
      if (!response.ok) throw new Error(`${response.status} ${this.folder}`);
      const lexicon = await loadJson(this.folder + (await response.json()).lexicon);
      this.lexicon = lexicon;
      this.normaliser = new Normaliser(lexicon.rules, lexicon.language);
      this.store = new Store(this.folder, "terms", lexicon.fields.length, lexicon.terms);
      this.concepts = lexicon.concepts.map(([id, ring]) => ({id, ring: ring ? ring.split("|") : [], others: new Set()}));
      this.common = new Set(lexicon.common.split(" "));
      this.initials = new Map([...lexicon.names.initials].map((letter, place) => [letter, place]));
      this.facets = new Facets(lexicon.facets, lexicon.count, (place) => load(`${this.folder}columns-${place}-${lexicon.columns}.bin`));
      this.learn();
    });
  }
  /** Note which concepts a phrase names, and of whose names a term is a part. */
  learn() {
    this.labels = new Map();
    this.concepts.forEach(({ring, others}, number) => {
      for (const phrase of [...ring, ...others]) {
        if (!this.labels.has(phrase)) this.labels.set(phrase, []);
        this.labels.get(phrase).push(number);
      }
    });
    this.parts = new Map();
    for (const [phrase, concepts] of this.labels) {
      const terms = phrase.split(" ");
      for (const term of terms.length > 1 ? terms : []) {
        if (!this.parts.has(term)) this.parts.set(term, new Map());
        const shares = this.parts.get(term);
        for (const concept of concepts) shares.set(concept, Math.max(shares.get(concept) || 0, 1 / terms.length));
      }
    }
    for (const [term, shares] of this.parts) this.parts.set(term, new Map([...shares].sort(([one], [other]) => one - other)));
  }
  /** Load the names of concepts in other languages that have a word with the first letter of one of these. */
  async names(words) {
    const {hash} = this.lexicon.names, places = new Set(words.map((word) => this.initials.get([...word][0])));
    await Promise.all([...places].filter((place) => place !== undefined).map((place) =>
      once(this.files, `names ${place}`, async () => {
        for (const line of (await loadText(`${this.folder}names-${place}-${hash}.bin`)).split("\n")) {
          const [number, ...phrases] = line.split("|");
          for (const phrase of phrases) this.concepts[number].others.add(phrase);
        }
        this.learn();
      })));
  }
  /** Load the postings of the names of concepts. */
  async rings(groups) {
    const concepts = new Set(groups.flatMap((group) => [...group.concepts]));
    await Promise.all([...concepts].map((concept) => once(this.files, `ring ${concept}`, async () => {
      const found = this.store.decoded(await load(`${this.folder}rings-${concept}-${this.lexicon.rings}.bin`));
      for (const [term, postings] of found) this.store.more.set(term, postings);
    })));
  }
  file(name, read) {
    return once(this.files, name, () => read(this.folder + this.lexicon[name]));
  }
  async dictionary(words) {
    const rule = this.normaliser.compounds;
    if (!rule || !words.some((word) => word.length >= 2 * rule.min)) return new Set();
    let last = ""; // a line begins with a sign for how many letters of the last one it repeats
    return this.file("dictionary", async (url) => new Set((await loadText(url)).split("\n").map((line) =>
      last = last.slice(0, line.charCodeAt(0) - 48) + line.slice(1))));
  }
  spelling() {
    return this.file("spelling", async (url) => (await loadText(url)).split("\n").filter(Boolean).map((line) => {
      const [term, surface] = line.split("\t");
      return [term, surface || term, this.normaliser.words(surface || term).join(" ")];
    }));
  }
  texts() {
    return this.file("texts", async (url) => new Store(this.folder, "texts", 1, await loadJson(url)));
  }
  async groups(query) {
    const {normaliser} = this;
    const words = normaliser.words(query).map((word) => [word, normaliser.term(word)]);
    const spoken = words.filter(([, term]) => !normaliser.stop.has(term));
    const meant = (spoken.length ? spoken : words).slice(0, MOST_WORDS);
    const joined = meant.slice(1).flatMap(([word], place) => normaliser.joined(meant[place][0], word));
    const early = [...meant.flatMap(([, term]) => [{term}, {term, isPrefix: term.length >= 4}]), ...joined.map((term) => ({term}))];
    const written = meant.flatMap(([word, term]) => [word, term, normaliser.variant(word)]);
    const [dictionary] = await Promise.all([this.dictionary(meant.map(([word]) => word)), this.store.load(early), this.names(written)]);
    return meant.map(([word, term]) => {
      const parts = normaliser.split(word, dictionary);
      const head = parts ? "" : normaliser.head(word, dictionary);
      return {word, term, terms: new Map([[term, 1]]), concepts: new Set(), hints: new Map(),
        parts: (parts || (head ? [head] : [])).map((part) => normaliser.term(part))};
    });
  }
  named(group, phrase) {
    for (const concept of this.labels.get(phrase) || []) group.concepts.add(concept);
  }
  joinNeighbours(groups) {
    const pairs = groups.slice(1).map((second, place) => [groups[place], second]).map(([first, second]) =>
      [first, second, this.normaliser.joined(first.word, second.word)]);
    for (const [first, second, terms] of pairs)
      for (const term of terms) {
        const exists = this.store.get(term) !== undefined;
        for (const group of [first, second]) {
          this.named(group, term);
          if (exists) group.terms.set(term, 0.9);
        }
      }
  }
  nameConcepts(groups) {
    for (let start = 0; start < groups.length; start++)
      for (let length = Math.min(LONGEST_NAME, groups.length - start); length > 0; length--) {
        const part = groups.slice(start, start + length), phrase = part.map((group) => group.term).join(" ");
        for (const group of part) this.named(group, phrase);
      }
    for (const group of groups) {
      if (group.parts.length && !group.concepts.size) {
        this.named(group, group.parts.join(" "));
        group.isGuess = group.parts.length === 1;
      }
      const variant = this.normaliser.variant(group.word);
      if (variant && variant !== group.term) {
        group.terms.set(variant, 0.8);
        this.named(group, variant);
      }
      for (const term of [...group.terms.keys(), ...group.parts]) {
        const hints = this.parts.get(term);
        if (hints && hints.size <= MOST_HINTS)
          for (const [concept, share] of hints) if (!group.concepts.has(concept)) group.hints.set(concept, share);
      }
    }
  }
  async correct(groups) {
    const corrected = new Map();
    for (const group of groups) {
      const {term} = group;
      if ([...term].length < 4 || (group.concepts.size && !group.isGuess)) continue;
      if (this.store.get(term) || this.store.expand(term).length) continue;
      const spelling = await this.spelling(), most = term.length >= 8 ? 2 : 1;
      const near = spelling.map(([known, , spelt], place) =>
        [Math.min(distance(term, known, most), distance(group.word, spelt, most)), place]).filter(([far]) => far <= most);
      near.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
      await this.names(near.slice(0, MOST_CORRECTIONS).map(([, place]) => spelling[place][0]));
      for (const [, place] of near.slice(0, MOST_CORRECTIONS)) {
        const [known, surface] = spelling[place];
        group.terms.set(known, 0.5);
        this.named(group, known);
        if (!corrected.has(group.word)) corrected.set(group.word, surface);
      }
    }
    return corrected;
  }
  /** Return the query as it was probably meant. */
  meant(query, corrected) {
    return query.trim().split(/\s+/u).map((written) => {
      const words = this.normaliser.words(written);
      return words.length === 1 ? corrected.get(words[0]) || written : written;
    }).join(" ");
  }
  /** Return the terms that a concept is looked for by in texts, each with its share in the name. */
  ringTerms(concept) {
    return this.concepts[concept].ring.flatMap((phrase) => {
      const terms = phrase.split(" ");
      return terms.filter((term) => terms.length === 1 || !this.common.has(term)).map((term) => [term, 1 / terms.length]);
    });
  }
  clauses(group) {
    const list = [];
    for (const [term, boost] of group.terms) list.push({term, boost: boost * 10});
    if (group.term.length >= 4) list.push({term: group.term, boost: 3, isPrefix: true});
    for (const term of group.parts) list.push({term, boost: 3});
    for (const concept of group.concepts) {
      for (const [term, share] of this.ringTerms(concept))
        if (!group.terms.has(term)) list.push({term, boost: 8 * share, inRing: true});
      list.push({term: this.concepts[concept].id.toLowerCase(), boost: 12, inConcepts: true, inRing: true});
    }
    return list;
  }
  hintClauses(group) {
    return [...group.hints].map(([concept, share]) =>
      ({term: this.concepts[concept].id.toLowerCase(), boost: share, inConcepts: true}));
  }
  run(store, clauses) {
    const conceptField = store.fields > 1 ? this.lexicon.fields.indexOf("concepts") : -1;
    const query = Array.from({length: store.fields}, () => new Map());
    for (const clause of clauses)
      for (const term of clause.isPrefix ? store.expand(clause.term) : [clause.term]) {
        if (store.get(term) === undefined) continue;
        query.forEach((boosts, place) => {
          if ((place === conceptField) === Boolean(clause.inConcepts)) boosts.set(term, (boosts.get(term) || 0) + clause.boost);
        });
      }
    const scores = new Map();
    query.forEach((boosts, place) => {
      let squares = 0;
      for (const boost of boosts.values()) squares += boost * boost;
      const length = Math.sqrt(squares) || 1;
      for (const [term, boost] of boosts) {
        const posting = store.get(term)[place];
        if (!posting) continue;
        const factor = boost / length;
        posting.numbers.forEach((number, n) =>
          scores.set(number, (scores.get(number) || 0) + factor * WEIGHTS[posting.weights[n]]));
      }
    });
    return scores;
  }
  /** Load the postings of all clauses. */
  load(groups) {
    const clauses = groups.flatMap((group) => [...this.clauses(group).filter(({inRing}) => !inRing), ...this.hintClauses(group)]);
    return Promise.all([this.store.load(clauses), this.rings(groups)]);
  }
  /** Return {found: [[number, score]], terms, corrected} of a query; twin of `rank` in ranking.py. */
  async rank(query, {texts = false} = {}) {
    await this.ready();
    const groups = await this.groups(query);
    if (!groups.length) return {found: [], terms: [], corrected: new Map()};
    this.joinNeighbours(groups);
    await this.names(groups.flatMap((group) => group.parts));
    this.nameConcepts(groups);
    await this.load(groups);
    const corrected = await this.correct(groups);
    const clauses = groups.map((group) => this.clauses(group));
    if (corrected.size) await this.load(groups);
    const bodies = texts ? await this.texts() : null;
    const words = (list) => list.filter((clause) => !clause.inConcepts);
    if (bodies) await bodies.load(words(clauses.flat()));
    const scores = new Map(), matches = new Map();
    clauses.forEach((list, place) => {
      const found = this.run(this.store, list);
      const add = (more, factor) => {
        for (const [number, score] of more) found.set(number, (found.get(number) || 0) + factor * score);
      };
      add(this.run(this.store, this.hintClauses(groups[place])), HINT);
      if (bodies) add(this.run(bodies, words(list)), 1);
      for (const [number, score] of found) {
        scores.set(number, (scores.get(number) || 0) + score);
        matches.set(number, (matches.get(number) || 0) + 1);
      }
    });
    const found = [...scores].map(([number, score]) => {
      const coverage = matches.get(number) / groups.length;
      return [number, score * coverage * coverage * coverage];
    });
    found.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return {found, terms: [...new Set(groups.map((group) => group.term))], corrected};
  }
  /** Return ranked numbers with those in front, among the first ten, whose title is or begins as the query; twin of `lead`. */
  async lead(query, numbers) {
    const {normaliser} = this;
    const spoken = (words) => {
      const terms = normaliser.terms(words), kept = terms.filter((term) => !normaliser.stop.has(term));
      return kept.length ? kept : terms;
    };
    const wanted = spoken(query), first = numbers.slice(0, LEADING), items = await this.items(first);
    const place = ({title}) => {
      const terms = spoken(title);
      return wanted.some((term, n) => terms[n] !== term) ? 2 : Number(terms.length > wanted.length);
    };
    const ranked = items.map((item, n) => [place(item), first[n]]);
    ranked.sort((one, other) => one[0] - other[0]);
    return [...ranked.map(([, number]) => number), ...numbers.slice(LEADING)];
  }
  async items(numbers) {
    await this.ready();
    const {block, items} = this.lexicon;
    return Promise.all(numbers.map(async (number) => {
      const place = Math.floor(number / block);
      const list = await once(this.files, `items-${place}`, () =>
        loadJson(`${this.folder}items-${place}-${items}.bin`));
      const [id, kind, address, title, summary, language, isFallback, facts] = list[number % block];
      return {id, kind, address, title, summary, language, isFallback: Boolean(isFallback), facts};
    }));
  }
  orders() {
    return this.file("orders", load);
  }
  ids() {
    return this.file("ids", async (url) => (await loadText(url)).split("\n"));
  }
}

/** Columns of codes by document: filters, counts and orders. Twin of facets.py. */
class Facets {
  constructor(facets, count, column) {
    Object.assign(this, {facets, count, column, loading: new Map()});
  }
  /** Load the columns of some facets, by name. */
  need(names) {
    return Promise.all(this.facets.map(({name}, place) => names.has(name) && once(this.loading, name, async () =>
      this.read(this.facets[place], await this.column(place)))));
  }
  read(facet, data) {
    const {count} = this, view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    facet.start = new Uint32Array(count + 1);
    for (let n = 0; n < count; n++) facet.start[n + 1] = facet.start[n] + data[n];
    const isShort = facet.codes.length <= 256;
    facet.values = Uint16Array.from({length: facet.start[count]}, (_, n) => isShort ? data[count + n] : view.getUint16(count + 2 * n, true));
  }
  /** Return the numbers that pass all filters, and for every facet that is `counted` how many would with each code. */
  apply(numbers, filters, counted = new Set(this.facets.map(({name}) => name))) {
    const chosen = this.facets.flatMap(({name, codes}, place) => {
      const wanted = (filters[name] || []).map(String);
      return wanted.length ? [[place, new Set(wanted.map((code) => codes.findIndex(([known]) => known === code)))]] : [];
    });
    const passed = [], missed = new Map(chosen.map(([place]) => [place, []])); // refused by this one facet alone
    for (const number of numbers) {
      const failed = chosen.filter(([place, wanted]) => !this.has(place, number, wanted));
      if (!failed.length) passed.push(number);
      else if (failed.length === 1) missed.get(failed[0][0]).push(number);
    }
    return {passed, counts: this.facets.map((facet, place) =>
      counted.has(facet.name) ? this.tally(facet, passed, missed.get(place) || []) : null)};
  }
  tally({codes, start, values}, ...lists) {
    const counts = new Uint32Array(codes.length);
    for (const numbers of lists)
      for (let place = 0; place < numbers.length; place++) {
        const number = numbers[place], end = start[number + 1];
        for (let n = start[number]; n < end; n++) counts[values[n]]++;
      }
    return counts;
  }
  has(place, number, wanted) {
    const {start, values} = this.facets[place];
    for (let n = start[number]; n < start[number + 1]; n++) if (wanted.has(values[n])) return true;
    return false;
  }
  counted(counts) {
    return Object.fromEntries(this.facets.map(({name, codes}, place) =>
      [name, codes.map(([code, label], n) => ({code, label, count: counts[place] ? counts[place][n] : null}))]));
  }
}

/** Return numbers in an order other than relevance, given the file of orders. */
function sorted(numbers, sort, data, count) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [published, date, title] = [0, 1, 2].map((place) =>
    Uint32Array.from({length: count}, (_, n) => view.getUint32(4 * (place * count + n), true)));
  const last = (value) => value || 0xffffffff;
  const by = {
    newest: (one, other) => published[other] - published[one] || title[one] - title[other],
    title: (one, other) => title[one] - title[other],
    date: (one, other) => last(date[one]) - last(date[other]) || title[one] - title[other],
  }[sort];
  return by ? [...numbers].sort(by) : numbers;
}

// ---- what the search page asks for ----
/** `manifest` is the response for it, if somebody has asked already. */
function open({language, base, manifest}) {
  const engine = new Engine(base, language, manifest);

  /** Return the facets with the columns that are filtered by and counted in (without a choice: all), and the latter's names. */
  async function columns(filters, counts) {
    const {facets} = engine, counted = new Set(counts || facets.facets.map(({name}) => name));
    await facets.need(new Set([...counted, ...Object.keys(filters).filter((name) => filters[name].length)]));
    return [facets, counted];
  }

  /** Return {total, hits, facets, didYouMean, terms}; `counts` names the facets to count in, the others' counts are null. */
  async function query(words, {filters = {}, sort = "relevance", page = 1, size = 10, texts = false, counts = null} = {}) {
    await engine.ready();
    const isAsked = engine.normaliser.words(words).length > 0;
    const [[facets, counted], {found, terms, corrected}] = await Promise.all([columns(filters, counts), engine.rank(words, {texts})]);
    const all = isAsked ? found.map(([number]) => number) : Array.from({length: engine.lexicon.count}, (_, n) => n);
    const {passed, counts: numbers} = facets.apply(all, filters, counted);
    const order = isAsked || sort !== "relevance" ? sort : "newest";
    const ordered = order === "relevance" ? await engine.lead(words, passed) : sorted(passed, order, await engine.orders(), engine.lexicon.count);
    const shown = ordered.slice((page - 1) * size, page * size);
    const scores = new Map(found), items = await engine.items(shown);
    return {
      total: passed.length,
      hits: items.map((item, n) => ({...item, score: scores.get(shown[n]) || 0})),
      facets: facets.counted(numbers),
      didYouMean: corrected.size ? engine.meant(words, corrected) : null,
      terms,
    };
  }

  async function suggest(words, limit = 6) {
    await engine.ready();
    const {normaliser} = engine, wanted = normaliser.words(words);
    if (!wanted.length) return [];
    const phrase = normaliser.terms(words).join(" ");
    await engine.names([...wanted, ...phrase.split(" ")]);
    const known = new Map(engine.concepts.map((concept) => [concept.id, concept]));
    const terms = [];
    for (const {name, folder, codes} of engine.facets.facets)
      for (const [code, label] of folder ? codes : []) {
        const parts = normaliser.words(label), concept = known.get(`${name}:${code}`);
        const isLabel = wanted.every((word) => parts.some((part) => part.startsWith(word)));
        const isName = phrase && concept && [...concept.ring, ...concept.others].some((other) => other.startsWith(phrase));
        if (isLabel || isName) terms.push([isLabel ? 0 : 1, {type: "term", title: label, address: `${folder}/${code}/`, kind: name}]);
      }
    terms.sort((one, other) => one[0] - other[0]);
    const {found} = await engine.rank(words), ranked = await engine.lead(words, found.map(([number]) => number)), room = Math.max(limit - terms.length, Math.ceil(limit / 2));
    const items = await engine.items(ranked.slice(0, room));
    const records = items.map(({title, address, kind}) => ({type: "record", title, address, kind}));
    return [...terms.slice(0, limit - records.length).map(([, term]) => term), ...records];
  }

  return {
    query, suggest,
    /** Load what every query needs; call it when the field gets the focus. */
    prefetch: () => engine.ready(),
    async items(ids) {
      await engine.ready();
      const all = await engine.ids(), numbers = ids.map((id) => all.indexOf(id)).filter((number) => number >= 0);
      return (await engine.items(numbers)).map((item) => ({...item, score: 0}));
    },
    /** The columns of all facets, for measurements. */
    async facets() {
      await engine.ready();
      return (await columns({}, null))[0];
    },
    /** The terms of a word, for highlighting; the lexicon must have been loaded (after a query it has). */
    normalise: (word) => engine.normaliser ? engine.normaliser.terms(word) : [],
  };
}

return {
  open,
  isSupported: "DecompressionStream" in window,
  normaliser: (rules, language) => new Normaliser(rules, language),
};
})();
