// The search page: a small interface over Pagefind. Without it the page still shows its lists of everything.
// All text goes into the page as text, never as markup.

const FIRST = 10;
const PAUSE = 250; // milliseconds of not typing before searching

const form = document.getElementById("search");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const lists = document.getElementById("search-lists");
const fields = [...form.elements].filter((field) => field.name);

let engine; // a promise of Pagefind, once it is wanted
let latest = 0; // the number of the newest search, so that answers to older ones are dropped
let timer;

const more = element("button", "Show more", "more");
more.type = "button";
more.hidden = true;
list.after(more);

function load() {
  engine ??= (async () => {
    const bundle = form.dataset.bundle;
    const { createInstance } = await import(new URL(`${bundle}pagefind.js`, location.href).href);
    const made = createInstance({ basePath: bundle, baseUrl: bundle.replace(/[^/]+\/$/, "") });
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
}

function clear(said) {
  status.textContent = said;
  list.replaceChildren();
  more.hidden = true;
  lists.hidden = false;
}

function words(count, query) {
  const found = count ? `${count} ${count === 1 ? "result" : "results"}` : "Nothing found";
  const about = query ? ` for ${query}` : "";
  return `${found}${about}.${count ? "" : " Try another word, or look in the lists below."}`;
}

async function search() {
  const mine = ++latest;
  const { query, filters } = wanted();
  if (!query && !Object.keys(filters).length) return clear("");
  const slow = setTimeout(() => mine === latest && (status.textContent = "Searching…"), 300);
  try {
    const { results } = await (await load()).search(query || null, { filters });
    const first = await Promise.all(results.slice(0, FIRST).map((each) => each.data()));
    if (mine !== latest) return;
    clear(words(results.length, query));
    lists.hidden = results.length > 0;
    show(first, results);
  } catch {
    forget();
    if (mine === latest) clear("The search doesn't work at the moment. The lists below hold everything.");
  } finally {
    clearTimeout(slow);
  }
}

function show(pages, results) {
  const items = pages.map(item);
  list.append(...items);
  const shown = list.children.length;
  more.hidden = shown >= results.length;
  more.onclick = async () => {
    const mine = latest;
    try {
      const next = await Promise.all(results.slice(shown, shown + FIRST).map((each) => each.data()));
      if (mine === latest) show(next, results).querySelector("a").focus();
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

form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
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
addEventListener("popstate", () => {
  fromAddress();
  search();
});

fromAddress();
search();
