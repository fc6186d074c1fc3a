// The search page: shows what find.js finds. Without it the page still shows its lists of everything.
// All text goes into the page as text, never as markup.

const FIRST = 10;
const PAUSE = 250; // milliseconds of not typing before searching
const RISKY = 7; // where a result says that it is for readers who may be watched

const byId = (id) => document.getElementById(id);
const form = byId("search"), status = byId("search-status"), list = byId("search-results"), lists = byId("search-lists");
const instead = byId("search-instead"), more = byId("search-more"), leave = byId("search-leave");
const exactly = instead.firstChild;
const { index, finder, now } = form.dataset;
const base = index.replace(/[^/]+\/[^/]+\/$/, "");
const language = _language();

let latest = 0; // the number of the newest search, so that answers to older ones are dropped
let timer;
let known; // a promise of what searching needs, once it is wanted
const files = {}; // promises of what was fetched, by path

const load = (path) => (files[path] ??= fetch(index + path).then((answer) => answer.json()).catch((error) => {
  delete files[path];
  throw error;
}));

const ready = () => (known ??= (async () => {
  const [tools, core] = await Promise.all([import(finder), load("core.json")]);
  return { find: tools.find, core, lexicon: tools.read(core) };
})().catch((error) => {
  known = undefined;
  throw error;
}));

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

function clear(said, items = []) {
  status.textContent = said;
  list.replaceChildren(...items);
  instead.hidden = more.hidden = true;
  lists.hidden = !!items[0];
}

function words(count, query, corrected, without) {
  const found = count ? ngettext("%(num)s result", "%(num)s results", count) : _("Nothing found");
  const missing = without.join(", ");
  if (corrected) return _("Showing results for %(corrected)s. %(found)s.", { corrected, found });
  if (count && missing) return _("Nothing here says %(missing)s. Without it: %(found)s.", { missing, found });
  const said = query ? _("%(found)s for %(query)s.", { found, query }) : `${found}.`;
  return count ? said : `${said} ${status.dataset.none}`;
}

async function search() {
  const mine = ++latest;
  const { q: query = "", ...filters } = Object.fromEntries(filled());
  if (!query && !Object.keys(filters)[0]) return clear("");
  const slow = setTimeout(() => mine === latest && (status.textContent = _("Searching…")), 300);
  try {
    const { find, core, lexicon } = await ready();
    const exact = new URLSearchParams(location.search).has("exactly");
    const { lines, guides, pages, first, corrected, without } = await find(lexicon, load, query, { filters, exactly: exact, weekday: weekday() });
    const before = lines.length + guides.length;
    const some = await Promise.all(pages.slice(0, Math.max(first, FIRST - before)).map((page) => result(core, page)));
    const led = guides.map(({ kind, title, url, summary, risky }) => item(core, [title, url, summary], kind, risky));
    if (mine !== latest) return;
    clearTimeout(slow);
    const count = before + pages.length;
    const items = some.map(([told, kind]) => item(core, told, kind, told[RISKY]));
    clear(words(count, query, corrected, without), [...lines.map(line), ...items.slice(0, first), ...led, ...items.slice(first)]);
    instead.hidden = !corrected;
    exactly.textContent = _("Search for exactly %(query)s", { query });
    exactly.href = `${address()}&exactly=yes`;
    more.hidden = some.length >= pages.length;
    more.onclick = () => showMore(core, pages, some.length);
    await tellTimes(core);
  } catch {
    if (mine === latest) clear(status.dataset.failed);
  } finally {
    clearTimeout(slow);
  }
}

// The weekday in the zone of the site, 1 for Monday.
function weekday() {
  const { zone: timeZone } = document.body.dataset;
  const day = new Date().toLocaleDateString("en", { weekday: "short", timeZone });
  return ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(day) + 1;
}

// What a result says, and its kind.
async function result({ folder, perFile, kinds }, page) {
  const told = (await load(`${folder}/results-${Math.floor(page / perFile)}.json`))[page % perFile];
  return [told, kinds.filter(([, from]) => from <= page).pop()[0]];
}

async function showMore(core, pages, shown) {
  const mine = latest;
  try {
    const next = await Promise.all(pages.slice(shown, shown + FIRST).map((page) => result(core, page)));
    if (mine !== latest) return;
    const items = next.map(([told, kind]) => item(core, told, kind, told[RISKY]));
    list.append(...items);
    const now = shown + items.length;
    more.hidden = now >= pages.length;
    more.onclick = () => showMore(core, pages, now);
    items[0].querySelector("a").focus();
    await tellTimes(core);
  } catch {
    status.textContent = status.dataset.broken;
  }
}

const small = (...said) => made("p", { className: "small" }, said.filter(Boolean).join(" · "));

function call(number, name) {
  const who = made("span", { className: "vh" }, _("Call %(name)s on ", { name }));
  const button = made("a", { className: "call slim", href: `tel:${number.replace(/[^\d+]/g, "")}` });
  button.append(made("b", { lang: language }, who, made("bdi", { dir: "ltr" }, number)));
  return button;
}

// A line to ring, above all pages.
function line({ name, number, when }) {
  const found = made("li", { className: "line" }, made("h2", {}, name));
  if (when) found.append(made("p", {}, when));
  found.append(call(number, name));
  return found;
}

function item(core, [title, url, summary, where, ring, open, changes = []], kind, risky) {
  const found = made("li", {}, made("h2", {}, made("a", { href: base + url.slice(1) }, title)));
  if (summary) found.append(made("p", {}, summary));
  if (kind) found.append(small(kind, where));
  if (open) Object.assign(found, { open, changes });
  if (ring) found.append(call(ring, title));
  if (risky) offerToLeave();
  return found;
}

// Says what is open now. Once the known times have run out, nothing is said.
async function tellTimes({ from, until }) {
  const items = [...list.children].filter(({ open }) => open);
  if (!items[0] || !now) return;
  const { minuteNow, nowWords, spellsOf, stateAt, within } = await import(now);
  const minute = minuteNow();
  if (!within({ from, until }, minute)) return;
  for (const each of items) {
    const { open, changes } = each;
    each.open = "";
    const changed = changes.some((at, place) => place % 2 === 0 && within({ from: at, until: changes[place + 1] || Infinity }, minute * 60));
    const ring = each.querySelector(".call");
    const said = small(nowWords(stateAt(spellsOf(open, from), minute, until), minute, changed, ring));
    Object.assign(said, { lang: language });
    said.dataset.byClock = "";
    each.insertBefore(said, ring);
  }
}

// Results that are for readers who may be watched bring the way out with them, as the pages themselves do.
function offerToLeave() {
  if (!leave?.hidden) return;
  leave.hidden = false;
  document.documentElement.classList.add("risky");
  import(leave.dataset.script);
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

form.addEventListener("focusin", () => ready().catch(() => {}), { once: true });
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
