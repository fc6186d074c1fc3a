// The search page: a small interface over Pagefind. Without it the page still shows its lists of everything.
// All text goes into the page as text, never as markup.
//
// What was typed is corrected first, and needs that are called so are shown at once (forgive.js). Then Pagefind's results
// follow: help before signatories, news and the rest.

const FIRST = 10;
const FEW = 3; // with fewer results, those that have only some of the words follow
const RANKING = { metaWeights: { title: 6, also: 4, summary: 2, around: 0.2 } };
const PAUSE = 250; // milliseconds of not typing before searching

const form = document.getElementById("search");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const lists = document.getElementById("search-lists");
const fields = [...form.elements].filter((field) => field.name);

let engine; // a promise of Pagefind, once it is wanted
let forgiving; // a promise of what corrects, once it is wanted
let latest = 0; // the number of the newest search, so that answers to older ones are dropped
let timer;

const instead = element("p", "");
const exactly = element("a", "");
instead.append(exactly);
instead.hidden = true;
status.after(instead);

const more = element("button", "Show more", "more");
more.type = "button";
more.hidden = true;
list.after(more);

const { bundle, forgive } = form.dataset;
const base = bundle.replace(/[^/]+\/$/, "");

// What corrects and what guides; without it, words are searched for as they are.
function forgiveness() {
  forgiving ??= (async () => {
    const [tools, words] = await Promise.all([import(new URL(forgive, location.href).href), vocabulary()]);
    return { ...tools, words, lexicon: tools.read(words) };
  })().catch(() => (forgiving = undefined));
  return forgiving;
}

async function vocabulary() {
  const answer = await fetch(`${bundle}words.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function load() {
  engine ??= (async () => {
    const { createInstance } = await import(new URL(`${bundle}pagefind.js`, location.href).href);
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

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function wanted() {
  const filters = {};
  for (const field of fields) if (field.name !== "q" && field.value) filters[field.name] = field.value;
  return { query: form.elements.q.value.trim(), filters };
}

function address() {
  const asked = new URLSearchParams(fields.map((field) => [field.name, field.value.trim()]).filter((pair) => pair[1]));
  return location.pathname + (asked.size ? `?${asked}` : "");
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) field.value = asked.get(field.name) ?? "";
  if (Object.keys(wanted().filters).length) form.querySelector("details").open = true;
}

function clear(said) {
  status.textContent = said;
  list.replaceChildren();
  instead.hidden = true;
  more.hidden = true;
  lists.hidden = false;
}

function words(count, query, corrected) {
  const found = count ? `${count} ${count === 1 ? "result" : "results"}` : "Nothing found";
  if (corrected) return `Showing results for ${corrected}. ${found}.`;
  const about = query ? ` for ${query}` : "";
  return `${found}${about}.${count ? "" : " Try another word, or look in the lists below."}`;
}

async function search() {
  const mine = ++latest;
  const { query, filters } = wanted();
  if (!query && !Object.keys(filters).length) return clear("");
  const slow = setTimeout(() => mine === latest && (status.textContent = "Searching…"), 300);
  try {
    const meant = await meaning(query, filters);
    if (mine !== latest) return;
    if (meant.guides.length) {
      clear(status.textContent);
      lists.hidden = true;
      list.append(...meant.guides.map(guide));
    }
    const results = await ranked(await load(), meant, filters);
    const first = await Promise.all(results.slice(0, FIRST - meant.guides.length).map((each) => each.data()));
    if (mine !== latest) return;
    const count = meant.guides.length + results.length;
    clear(words(count, query, meant.corrected));
    offerExactly(query, meant.corrected);
    lists.hidden = count > 0;
    list.append(...meant.guides.map(guide));
    show(first, results);
  } catch {
    forget();
    if (mine === latest) clear("Searching needs signal, and doesn't work at the moment. The lists below hold everything.");
  } finally {
    clearTimeout(slow);
  }
}

// What was meant by a query: {words, corrected, guides, help}.
async function meaning(query, filters) {
  const plain = { words: [query || null], corrected: "", guides: [], help: [] };
  const known = query && forgive && (await forgiveness());
  if (!known) return plain;
  const { help } = known.words;
  if (new URLSearchParams(location.search).has("exactly")) return { ...plain, help };
  const { words: said, changed } = known.correct(known.lexicon, query);
  const asked = known.essential(known.lexicon, said);
  if (!asked.length) return plain;
  const guides = Object.keys(filters).length ? [] : known.guidesFor(known.lexicon, asked);
  return { words: asked, corrected: changed ? said.join(" ") : "", guides, help };
}

// Pagefind's results: first help that has all the words, then, if that is little, help that has some; then all the rest.
async function ranked(pagefind, { words: asked, guides, help }, filters) {
  const find = async (text, kinds) => (await pagefind.search(text, { filters: { ...filters, ...kinds } })).results;
  const text = asked[0] && asked.join(" ");
  if (!help.length || filters.kind) return find(text, {});
  const shown = new Set(guides.map(({ kind }) => kind));
  const kinds = help.filter((kind) => !shown.has(kind));
  const found = await find(text, { kind: { any: kinds } });
  if (found.length < FEW && asked.length > 1) {
    const each = await Promise.all(asked.map((word) => find(word, { kind: { any: kinds } })));
    found.push(...someOf(each, new Set(found.map(({ id }) => id))));
  }
  return [...found, ...(await find(text, { kind: { none: help } }))];
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

function offerExactly(query, corrected) {
  instead.hidden = !corrected;
  exactly.textContent = `Search for exactly ${query}`;
  const asked = new URLSearchParams(location.search);
  asked.set("exactly", "yes");
  exactly.href = `${location.pathname}?${asked}`;
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
      status.textContent = "More results couldn't be loaded. Please try again.";
    }
  };
  return items[0];
}

function item({ url, meta, filters }) {
  const made = element("li", "");
  const title = element("h2", "");
  const link = element("a", meta.title);
  link.href = url;
  title.append(link);
  made.append(title);
  if (meta.summary) made.append(element("p", meta.summary));
  if (filters.kind) made.append(element("p", filters.kind.join(", "), "small"));
  return made;
}

form.addEventListener("focusin", () => forgiveness().finally(load).catch(() => {}), { once: true });
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", address());
    search();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  history.pushState(null, "", address());
  search();
});
exactly.addEventListener("click", (event) => {
  event.preventDefault();
  history.pushState(null, "", exactly.href);
  search();
});
addEventListener("popstate", () => {
  fromAddress();
  search();
});

fromAddress();
search();
