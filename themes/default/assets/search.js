// The search page: a small interface over Pagefind. Without it the page still shows its lists of everything.
// All text goes into the page as text, never as markup.
//
// What was typed is corrected first, and needs that are called so are shown at once (forgive.js). Then Pagefind's results
// follow: help before signatories, news and the rest.

const FIRST = 10;
const FEW = 3; // with fewer results, those that have only some of the words follow
const RANKING = { metaWeights: { title: 6, also: 4, summary: 2, around: 0.2 } };
const PAUSE = 250; // milliseconds of not typing before searching

const byId = (id) => document.getElementById(id);
const form = byId("search"), status = byId("search-status"), list = byId("search-results"), lists = byId("search-lists");
const instead = byId("search-instead"), more = byId("search-more");
const exactly = instead.firstChild;

const { bundle, forgive } = form.dataset;
const base = bundle.replace(/[^/]+\/$/, "");

let engine; // a promise of Pagefind, once it is wanted
let forgiving; // a promise of what corrects, once it is wanted
let latest = 0; // the number of the newest search, so that answers to older ones are dropped
let timer;

// What corrects and what guides; without it, words are searched for as they are.
const forgiveness = () =>
  (forgiving ??= (async () => {
    const [tools, answer] = await Promise.all([import(forgive), fetch(`${bundle}words.json`)]);
    const words = await answer.json();
    return { ...tools, words, lexicon: tools.read(words) };
  })().catch(() => (forgiving = undefined)));

function load() {
  engine ??= (async () => {
    const { createInstance } = await import(`${bundle}pagefind.js`);
    const made = createInstance({ basePath: bundle, baseUrl: base, ranking: RANKING });
    await made.init();
    return made;
  })();
  engine.catch(forget);
  return engine;
}

// So that the next search starts afresh, once the network is back.
function forget() {
  engine = undefined;
}

function made(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// The fields that are filled in, each with its name.
const filled = () => [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter((field) => field[1]);

function address() {
  return `${location.pathname}?${new URLSearchParams(filled())}`.replace(/\?$/, "");
}

function clear(said, guides = []) {
  status.textContent = said;
  list.replaceChildren(...guides.map(guide));
  instead.hidden = more.hidden = true;
  lists.hidden = !!guides[0];
}

function words(count, query, corrected) {
  const found = count ? ngettext("%(num)s result", "%(num)s results", count) : _("Nothing found");
  if (corrected) return _("Showing results for %(corrected)s. %(found)s.", { corrected, found });
  const said = query ? _("%(found)s for %(query)s.", { found, query }) : `${found}.`;
  return count ? said : `${said} ${status.dataset.none}`;
}

async function search() {
  const mine = ++latest;
  const { q: query = "", ...filters } = Object.fromEntries(filled());
  const narrowed = !!Object.keys(filters)[0];
  if (!query && !narrowed) return clear("");
  const slow = setTimeout(() => mine === latest && (status.textContent = _("Searching…")), 300);
  try {
    const meant = await meaning(query, narrowed);
    if (mine !== latest) return;
    const { guides, corrected } = meant;
    if (guides[0]) clear(status.textContent, guides);
    const results = await ranked(await load(), meant, filters);
    const first = await Promise.all(results.slice(0, FIRST - guides.length).map((each) => each.data()));
    if (mine !== latest) return;
    const count = guides.length + results.length;
    clear(words(count, query, corrected), guides);
    lists.hidden = count > 0;
    instead.hidden = !corrected;
    exactly.textContent = _("Search for exactly %(query)s", { query });
    exactly.href = `${address()}&exactly=yes`;
    show(first, results);
  } catch {
    forget();
    if (mine === latest) clear(status.dataset.failed);
  } finally {
    clearTimeout(slow);
  }
}

// What was meant by a query: {words, corrected, guides, help}.
async function meaning(query, narrowed) {
  const plain = { words: [query || null], corrected: "", guides: [], help: [] };
  const known = query && forgive && (await forgiveness());
  if (!known) return plain;
  const { lexicon, words: { help } } = known;
  if (new URLSearchParams(location.search).has("exactly")) return { ...plain, help };
  const { words: said, changed } = known.correct(lexicon, query);
  const asked = known.essential(lexicon, said);
  if (!asked[0]) return plain;
  return { words: asked, corrected: changed ? said.join(" ") : "", guides: narrowed ? [] : known.guidesFor(lexicon, asked), help };
}

// Pagefind's results: first help that has all the words, then, if that is little, help that has some; then all the rest.
async function ranked(pagefind, { words: asked, guides, help }, filters) {
  const find = async (text, kind) => (await pagefind.search(text, { filters: { ...filters, ...(kind && { kind }) } })).results;
  const text = asked[0] && asked.join(" ");
  if (!help[0] || filters.kind) return find(text);
  const any = help.filter((kind) => guides.every((guide) => guide.kind !== kind));
  const found = await find(text, { any });
  if (found.length < FEW && asked[1]) {
    const each = await Promise.all(asked.map((word) => find(word, { any })));
    found.push(...someOf(each, new Set(found.map(({ id }) => id))));
  }
  return [...found, ...(await find(text, { none: help }))];
}

// The results of several searches, those that are in most of them first.
function someOf(searches, taken) {
  const sums = new Map();
  for (const result of searches.flat()) {
    if (taken.has(result.id)) continue;
    const sum = sums.get(result.id) ?? { result, times: 0, score: 0 };
    sums.set(result.id, { result, times: sum.times + 1, score: sum.score + result.score });
  }
  return [...sums.values()].sort((a, b) => b.times - a.times || b.score - a.score).map(({ result }) => result);
}

function guide({ kind, title, url, summary }) {
  return item({ url: base + url.slice(1), meta: { title, summary }, filters: { kind: [kind] } });
}

function show(pages, results, before = 0) {
  const items = pages.map(item);
  list.append(...items);
  const shown = before + items.length;
  more.hidden = shown >= results.length;
  more.onclick = async () => {
    const mine = latest;
    try {
      const next = await Promise.all(results.slice(shown, shown + FIRST).map((each) => each.data()));
      if (mine === latest) show(next, results, shown).querySelector("a").focus();
    } catch {
      status.textContent = status.dataset.broken;
    }
  };
  return items[0];
}

function item({ url, meta, filters }) {
  const found = made("li", {}, made("h2", {}, made("a", { href: url }, meta.title)));
  if (meta.summary) found.append(made("p", {}, meta.summary));
  if (filters.kind) found.append(made("p", { className: "small" }, filters.kind.join(", ")));
  return found;
}

// Goes where an address leads, as Back does.
function arrive() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name) field.value = asked.get(field.name) ?? "";
  if (filled().some(([name]) => name !== "q")) form.querySelector("details").open = true;
  search();
}

function go(event, to) {
  event.preventDefault();
  clearTimeout(timer);
  history.pushState(null, "", to);
  search();
}

form.addEventListener("focusin", () => forgiveness().finally(load).catch(() => {}), { once: true });
form.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", address());
    search();
  }, PAUSE);
};
form.onsubmit = (event) => go(event, address());
exactly.onclick = (event) => go(event, exactly.href);
onpopstate = arrive;
arrive();
