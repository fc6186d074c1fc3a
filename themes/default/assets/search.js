// The search page: shows what find.js finds. Without it the page still shows its lists of everything.
// All text goes into the page as text, never as markup.

const FIRST = 10;
const PAUSE = 250; // milliseconds of not typing before searching
const FILES = 6; // so many files of results are looked at to put them in the order of the clock

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
let retell; // says anew what is so now of the results that are shown
let isTicking = false;
const files = {}; // promises of what was fetched, by path

const load = (path) => (files[path] ??= fetch(index + path).then((answer) => answer.json()).catch((error) => {
  delete files[path];
  throw error;
}));

const ready = () => (known ??= (async () => {
  const [tools, core] = await Promise.all([import(finder), load("core.json")]);
  return { ...tools, core, lexicon: tools.read(core) };
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
    const [{ arranged, find, core, lexicon }, clock] = await Promise.all([ready(), now && import(now)]);
    const exact = new URLSearchParams(location.search).has("exactly");
    const results = await find(lexicon, load, query, { filters, exactly: exact, weekday: weekday() });
    const { lines, guides, pages, first, fits, corrected, without } = results;
    const others = lines.length + guides.length;
    const found = [...pages];
    if (clock) await order(core, clock, pages, fits);
    const some = await Promise.all(pages.slice(0, Math.max(first, FIRST - others)).map((page) => result(core, page)));
    const led = guides.map(({ kind, ...guide }) => item(guide, kind));
    if (mine !== latest) return;
    clearTimeout(slow);
    const count = others + pages.length;
    const items = some.map(([told, kind]) => item(told, kind));
    clear(words(count, query, corrected, without), arranged(results, lines.map(line), led, items));
    instead.hidden = !corrected;
    exactly.textContent = _("Search for exactly %(query)s", { query });
    exactly.href = `${address()}&exactly=yes`;
    more.hidden = some.length >= pages.length;
    more.onclick = () => showMore(core, pages, some.length);
    if (!clock) return;
    retell = async () => {
      tellTimes(core, clock);
      const now = [...found];
      await order(core, clock, now, fits);
      // Nothing moves under a reader's finger, nor once more than the first is shown.
      const isStill = list.matches(":focus-within") || list.children.length > items.length + others;
      if (mine === latest && !isStill && `${now}` !== `${pages}`) search();
    };
    if (isTicking) return tellTimes(core, clock);
    isTicking = true;
    clock.eachMinute(() => retell());
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
  const [title, url, summary, where, ring, open, changes = [], risky, late = 0, door, means] = told;
  return [{ title, url, summary, where, ring, open, changes, risky, late, door, means }, kinds.filter(([, from]) => from <= page).pop()[0]];
}

// Whether alerts change a result's times in a minute, or, if `closing`, close it: each is told by its kind, and from and until when.
const isChanged = ({ changes }, { within }, minute, closing) =>
  changes.some(([from, until, closes]) => (closes || !closing) && within({ from, until: until || Infinity }, minute * 60));

// Puts pages that fit as well in the order of the clock, as lists are; those of the first files, as nobody reads on for ever.
async function order(core, clock, pages, fits) {
  const { compare, minuteNow, spellsOf, standing, within } = clock;
  const minute = minuteNow();
  if (!within(core, minute)) return;
  const files = new Set();
  const end = pages.findIndex((page) => files.add(Math.floor(page / core.perFile)).size > FILES);
  const near = pages.slice(0, end < 0 ? pages.length : end).map((page, at) => ({ page, at, fit: fits[at] })).filter(({ fit }) => fit >= 0);
  await Promise.all(near.map(async (each) => {
    const [told] = await result(core, each.page);
    const spells = told.open && spellsOf(told.open, core.from);
    each.order = standing(spells, minute, core.until, told, isChanged(told, clock, minute, true));
  }));
  for (const fit of new Set(fits)) {
    const same = near.filter((each) => each.fit === fit);
    const sorted = [...same].sort((one, other) => compare(one.order, other.order));
    for (const [place, { at }] of same.entries()) pages[at] = sorted[place].page;
  }
}

async function showMore(core, pages, shown) {
  const mine = latest;
  try {
    const next = await Promise.all(pages.slice(shown, shown + FIRST).map((page) => result(core, page)));
    if (mine !== latest) return;
    const items = next.map(([told, kind]) => item(told, kind));
    list.append(...items);
    const end = shown + items.length;
    more.hidden = end >= pages.length;
    more.onclick = () => showMore(core, pages, end);
    items[0].querySelector("a").focus();
    if (now) tellTimes(core, await import(now));
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
  const told = made("div", { className: "told" }, made("h2", {}, name));
  if (when) told.append(made("p", {}, when));
  return made("li", { className: "line" }, told, call(number, name));
}

function item(told, kind) {
  const { title, url, summary, where, ring, open, risky } = told;
  const said = made("div", { className: "told" }, made("h2", {}, made("a", { href: base + url.slice(1) }, title)));
  if (summary) said.append(made("p", {}, summary));
  if (kind) said.append(small(kind, where));
  const found = made("li", {}, said);
  if (open) Object.assign(found, { told });
  if (ring) found.append(call(ring, title));
  if (risky && leave) import(leave.dataset.script); // the way out, as on the pages themselves
  return found;
}

// Says what is so now, in the words of the service's card.
function tellTimes({ from, until }, clock) {
  const minute = clock.minuteNow();
  if (minute < from) return;
  for (const each of [...list.children].filter(({ told }) => told)) {
    const { open, means } = each.told;
    const ring = each.querySelector(".call");
    const changed = isChanged(each.told, clock, minute);
    each.querySelector("[data-by-clock]")?.remove();
    const said = small(clock.spellsWords(clock.spellsOf(open, from), until, minute, changed, ring, means));
    Object.assign(said, { lang: language });
    said.dataset.byClock = "";
    each.querySelector("h2").after(said); // what is so now isn't what is cut off, where there is little room
  }
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
