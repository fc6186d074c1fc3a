// Narrows the list of all services to what fits, and says how far away it is, when somebody asks. The address is the state:
// ?need=food&pets=yes&when=mon&near=zz1. What fits whom was worked out by the build (data/filters.json); times and the order
// by them are those of now.js. A large site has the facts in parts, of which only that of what is chosen is fetched. Where the reader is
// stays in this page: it is in no address and is sent nowhere.

const NO = 0, ASK = 1, YES = 2, MADE_FOR = 3;
const FIRST = 40, FEW = 10; // so many services are shown at a time; few where cards stand in many files
const PER_FILE = 10; // cards
const DAYS = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"]; // from the first day of 1970 on
const FAR = 1e9; // miles: where nobody knows

const byId = (id) => document.getElementById(id);
const form = byId("filter");
const { compare, eachMinute, fact, idOf, isChanged, language, local, made, minuteNow, rankOf, spellsOf, stateAt, tellCards, within } = await import(
  form.dataset.now
);
const leave = byId("filter-leave"), nearSaid = byId("near-said"), status = byId("filter-status"), chosen = byId("chosen"), found = byId("found");
const box = form.querySelector("details"), here = form.querySelector("button");
const list = found.querySelector("ul"), more = found.querySelector("button");
const cards = new Map([...document.querySelectorAll(".card")].map((card) => [idOf(card), card]));
const pages = [], files = [];

// Everything that can be chosen: options, and boxes to tick, which are fields themselves.
const choices = [...form.querySelectorAll("[data-ask]")].flatMap((field) =>
  [...(field.options ?? [field])].map((option) => ({ field, option, name: field.name, value: option.value })),
).filter(({ value }) => value);

let facts; // a promise of what every choice needs, once it is wanted
let parts = {}; // promises of the facts of services, by the names of their files
let position; // where the reader is, once they said so
let step = FIRST;
let limit = step;
let latest = 0; // the number of the newest question, so that answers to older ones are dropped
let shown; // what is in the page, so that nothing moves under a reader's finger without need

async function get(address) {
  const got = await fetch(address);
  if (!got.ok) throw got;
  return got.json();
}

async function loadFacts() {
  const head = await get(form.dataset.facts);
  for (const each of choices) each.place = head.options.indexOf(`${each.name}=${each.value}`);
  if (head.cards) limit = step = FEW;
  if (!head.parts) parts[""] = servicesIn(head, head);
  return head;
}

// The services that are asked about: all of a small site; of a large one those of the need or the area, or of both, perhaps
// with one thing more that is chosen, as far as there is a part of them. Undefined where there is none, because they are too many.
function load(head, need, area, on) {
  if (!head.parts) return parts[""];
  const both = `both/${need}/${area}`;
  const name = [`need/${need}`, `area/${area}`, both, ...on.map(({ place }) => `${both}/${place}`)].find((each) => head.parts.includes(each));
  head.by = on.find(({ place }) => name === `${both}/${place}`)?.name;
  return name && (parts[name] ??= get(form.dataset.facts.replace(".json", `/${name}.json`)).then((part) => servicesIn(head, part)));
}

const servicesIn = ({ from }, { services, times, at, last, unchecked }) =>
  services.map((line, number) => {
    const [id, answers, ...spots] = line.split(" ");
    const spells = times[number] === null ? undefined : spellsOf(times[number], from);
    const isIn = (ids) => ids.includes(id);
    return { id, place: at[number], answers, spells, last: isIn(last), unchecked: isIn(unchecked), spots: spots.map((text) => text.match(/~|[^~,]+/g)) };
  });

// How open each service is now, and on each of the next seven days. A day ends at six in the morning, as nights do.
function tellTimes(services, times, minute) {
  const known = within(times, minute);
  const nights = known ? spellsOf(times.nights, times.from).filter(({ until }) => minute < until).slice(0, 7) : [];
  const days = nights.map(({ from, until }) => [DAYS[local(from).day % 7], until]);
  for (const service of services) {
    service.when = {};
    service.rank = [0, 0];
    if (!known) continue;
    const spells = service.spells ?? [];
    const { kind, over } = stateAt(spells, minute, times.until);
    const card = cards.get(service.id);
    const changed = (kinds) => card && isChanged(card, minute, kinds);
    const sure = kind === "open" && !over && !changed();
    service.rank = rankOf(service.spells, minute, times.until, service.unchecked || changed("[data-change=closure]"));
    service.when.now = kind === "closed" ? NO : sure ? YES : ASK;
    let from = minute;
    for (const [day, until] of days) {
      const then = spells.filter((each) => each.from < until && (each.entry ?? each.until) > from);
      service.when[day] = then.some((each) => each.kind === "o") ? YES : +!!then[0];
      from = until;
    }
  }
}

// What fits all that is chosen. Also counts what each option would leave, and what taking a chosen one away would give.
function narrowed(services, on) {
  for (const each of choices) each.count = each.without = 0;
  return services.filter((service) => {
    const answer = ({ name, value, place }) => +(name === "when" ? service.when[value] ?? ASK : service.answers[place]);
    const missed = on.filter((each) => !answer(each));
    if (missed.length > 1) return false;
    if (missed[0]) missed[0].without++;
    for (const each of choices) if ((missed[0] ?? each).field === each.field && answer(each)) each.count++;
    service.asks = on.filter((each) => answer(each) === ASK).map(({ field }) => field.dataset.ask);
    service.best = on.filter((each) => answer(each) === MADE_FOR).length;
    return !missed[0];
  });
}

// Where to measure from: a place by one of its names, or by a postcode, whose second half doesn't matter (British, Irish, American).
function startOf(text, places) {
  if (text === here.value) return position;
  const plain = (name) => `${name}`.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
  const named = (name) => places.find((place) => place.slice(2).some((each) => plain(each) === name));
  return named(plain(text)) ?? named(plain(text).replace(/(?<=^[a-z]\d[\dw])[a-z\d]{4}$|(?<=^\d{5})\d{4}$|\d[a-z]{2}$/, ""));
}

// Near enough over the distances people travel.
const miles = ([north, east], [toNorth, toEast]) =>
  69.094 * Math.hypot(toNorth - north, (toEast - east) * Math.cos(((+north + +toNorth) * Math.PI) / 360));

function measure(service, start) {
  service.far = FAR;
  for (const spot of start ? service.spots : []) {
    // What is only roughly known is a mile away at least, so that it comes after what is surely nearer.
    const far = Math.max(miles(start, spot.slice(-2)), spot[2] ? 1 : 0);
    if (far < service.far) Object.assign(service, { far, about: spot[2] });
  }
  const { last, asks, far, rank, best, place } = service;
  service.order = [last, asks.length > 0, far, ...rank, -best, place];
}

function away({ far, about }) {
  const inKm = "km" in form.dataset;
  const exact = inKm ? far * 1.609344 : far;
  const rounded = about || exact > 10 ? Math.round(exact) : Math.max(0.1, exact.toFixed(1));
  const number = rounded.toLocaleString(language);
  const distance = inKm ? _("%(number)s km", { number }) : ngettext("%(number)s mile", "%(number)s miles", rounded, { number });
  return about ? _("About %(distance)s", { distance }) : distance;
}

// The card of a service: on this page, in a file of cards where there are many, or on another page of the list.
async function find({ id, place }, inFiles) {
  if (cards.has(id)) return;
  const file = Math.floor(place / PER_FILE);
  const page = Math.floor(place / form.dataset.perPage);
  const onPage = () => (pages[page] ??= loadPage(`${form.dataset.cards}${page ? `page-${page + 1}/` : ""}`));
  if (inFiles) await (files[file] ??= get(form.dataset.facts.replace("filters", `cards/${file}`)).then((some) => keep(some.join("")), onPage));
  else await onPage();
}

const loadPage = async (address) => keep(await (await fetch(address)).text());

function keep(text) {
  for (const card of new DOMParser().parseFromString(text, "text/html").querySelectorAll(".card")) cards.set(idOf(card), card);
}

function itemOf(service) {
  const item = document.importNode(cards.get(service.id), true);
  const asks = new Intl.ListFormat(language).format(service.asks);
  if (asks) item.querySelector(".at").after(made("p", { className: "care", lang: language }, _("Ask about %(asks)s", { asks })));
  if (service.far < FAR) item.querySelector(".at").prepend(fact(_("Away"), away(service), "", "vh"));
  return item;
}

function address(but) {
  const asked = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...asked]) if (!value.trim() || name === but) asked.delete(name);
  return `${location.pathname}?${asked}`.replace(/\?$/, "");
}

const count = (number) => ngettext("%(num)s service", "%(num)s services", number);

// Shows what fits, or the usual list when nothing is chosen.
function show(fit, on, place, trouble, isUncounted) {
  const active = !!(on[0] || place);
  const items = active ? fit.slice(0, limit) : [];
  const chips = on.map(({ field, option, name, without }) => {
    const label = field.labels[0].querySelector("span").textContent + (option.text ? `: ${option.text}` : "");
    const services = count(without);
    return [fit[0] || isUncounted(name) ? label : _("%(label)s (%(services)s without)", { label, services }), address(name)];
  });
  if (place) chips.push([_("Near: %(place)s", { place }), address("near")]);
  if (chips[1]) chips.push([_("All filters"), location.pathname]);
  const asking = fit.filter(({ asks }) => asks[0]).length;
  const services = count(fit.length);
  const fits = asking ? _("%(services)s, %(asking)s to ask first", { services, asking }) : services;
  const said = active ? `${trouble} ${fit[0] ? fits : status.dataset.none}`.trim() : "";
  const told = JSON.stringify([said, chips, items.map(({ id, asks, far }) => [id, asks, far])]);
  if (told === shown) return;
  shown = told;
  status.textContent = said;
  chosen.replaceChildren(...chips.map(([label, href]) => made("a", { href }, label)));
  list.replaceChildren(...items.map(itemOf));
  tellCards();
  for (const each of document.querySelectorAll("#found ~ *")) each.hidden = active;
  chosen.hidden = !active;
  found.hidden = !items[0];
  more.hidden = fit.length <= limit;
}

// Whether a large site has its facts in parts by this: then nobody knows how many others would fit.
const isPart = ({ parts: some, by }, name) => some && ["need", "area", by].includes(name);

// Puts what is chosen into the page.
async function look() {
  const mine = ++latest;
  const asked = new FormData(form);
  const on = choices.filter(({ name, value }) => asked.get(name) === value);
  const place = asked.get("near").trim();
  if (on.some(({ option }) => "risky" in option.dataset)) import(leave.dataset.script); // the way out, as on that list's own page
  if (!on[0] && !place && !box.open) return show([], on, place);
  try {
    const head = await (facts ??= loadFacts());
    const services = await load(head, asked.get("need"), asked.get("area"), on);
    if (mine !== latest) return;
    if (!services) {
      show([], [], "");
      status.textContent = on[0] || place ? status.dataset.many : "";
      shown = "";
      return;
    }
    tellTimes(services, head, minuteNow());
    const start = place && startOf(place, head.places);
    const fit = narrowed(services, on);
    for (const service of fit) measure(service, start);
    fit.sort((one, other) => compare(one.order, other.order));
    await Promise.all(fit.slice(0, limit).map((service) => find(service, head.cards)));
    if (mine !== latest) return;
    const trouble = place && !start ? nearSaid.dataset[place === here.value ? "again" : "unknown"] : "";
    if (nearSaid.textContent !== trouble) nearSaid.textContent = trouble;
    form.near.setAttribute("aria-invalid", !!trouble);
    for (const { option, count, name } of choices) {
      if (isPart(head, name)) option.removeAttribute("label");
      else if (option.text) option.label = `${option.text} (${count})`;
      else option.labels[0].lastElementChild.textContent = `(${count})`;
    }
    show(fit, on, place, trouble, (name) => isPart(head, name));
  } catch {
    if (mine !== latest) return;
    facts = undefined; // so that the next choice starts afresh, once the network is back
    parts = {};
    pages.length = files.length = 0;
    show([], [], "");
    status.textContent = status.dataset.failed;
    shown = "";
  }
}

// Goes where an address leads, as Back does.
function arrive() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = asked.get(field.name) === field.value;
    else if (field.name) field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
  limit = step;
  return look();
}

function go(to) {
  if (to !== location.pathname + location.search) history.pushState(null, "", to);
  return arrive();
}

form.onchange = form.onsubmit = (event) => {
  event.preventDefault();
  go(address());
};
box.ontoggle = look;
here.onclick = () =>
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      position = [coords.latitude, coords.longitude];
      form.near.value = here.value;
      go(address());
    },
    () => (nearSaid.textContent = nearSaid.dataset.denied),
  );
chosen.onclick = async (event) => {
  const at = [...chosen.children].indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  await go(event.target.pathname + event.target.search);
  (chosen.children[at] ?? chosen.firstChild ?? box.firstElementChild).focus();
};
more.onclick = async () => {
  limit += step;
  await look();
  list.children[limit - step].querySelector("a").focus();
};
onpopstate = arrive;

form.hidden = false;
arrive();
eachMinute(look);
