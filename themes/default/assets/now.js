// Says what is open now: the one place that decides it. The build worked out all opening times as moments; here they are
// only compared with the clock, so the zone and the clock style of the phone don't matter. Once the known times run out,
// that is said.
// Everything this adds has data-by-clock, so it can be taken away and made anew.

const OPEN = "o", UNKNOWN = "u"; // of the kinds of spells; the third is "a", by appointment

// "120o720e180 5(1440o720 8640o720)": minutes since the spell before began, its kind, how long, until when people are let
// in; the same week five times.
export function spellsOf(text, from) {
  const each = text.replace(/(\d+)\((.*?)\)/g, (_, weeks, week) => `${week} `.repeat(weeks));
  return [...each.matchAll(/(-?\d+)([oau])(\d+)(?:e(\d+))?/g)].map(([, gap, kind, length, entry]) => {
    from += +gap;
    return { from, until: from + +length, kind, entry: entry && from + +entry };
  });
}

export const within = ({ from, until }, moment) => from <= moment && moment < until;

// How far spells reach from a moment on, those that follow without a gap taken together.
const reach = (spells, moment, end) =>
  spells.reduce((at, each) => (each.from <= at && at < end(each) ? end(each) : at), moment);

// The answer to "is it open?", which nothing else gives. `known` is when the known times end.
export function stateAt(spells, now, known) {
  const current = spells.filter((each) => within(each, now));
  const open = spells.filter(({ kind }) => kind === OPEN);
  const until = reach(open, now, (each) => each.until);
  if (until > now) {
    const lets = (each) => each.entry ?? each.until; // until when people are let in
    const latest = Math.max(...open.filter((each) => within(each, now)).map(lets));
    const over = now > latest;
    const entry = over ? latest : reach(open, now, lets);
    return { kind: "open", until: until < known ? until : 0, entry: entry < until ? entry : 0, over };
  }
  const opens = opensAfter(spells, now);
  if (current[0]) return { kind: "unknown", appointment: current.every((each) => each.kind !== UNKNOWN), opens };
  const mayOpen = spells.find(({ kind, from }) => kind === UNKNOWN && from > now)?.from;
  return { kind: "closed", opens, mayOpen: opens <= mayOpen ? 0 : mayOpen };
}

const { zone: timeZone } = document.body.dataset;
export const language = _language(); // of all that is said here: English on a page whose language has no words yet

const words = new Intl.DateTimeFormat(language, {
  timeZone, numberingSystem: "latn", hourCycle: "h23", weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "numeric",
});
const numbers = new Intl.DateTimeFormat("sv", { timeZone }); // 2026-12-04

// A date or time as a pattern has it (Unicode's UTS 35): letters stand for what the names of `parts` begin with.
const inPattern = (pattern, parts) =>
  pattern.replace(/'([^']*)'|([a-z])\2*/gi, (letters, text) => text ?? parts[letters] ?? letters);

// The date and time of a minute in the zone of the site. Its `day` is the number of days since 1970.
export function local(minute) {
  const moment = minute * 60000;
  const { weekday, day, month, hour, minute: mm } = Object.fromEntries(
    words.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const a = hour < 12 ? _("am") : _("pm");
  const parts = { EEEE: weekday, d: day, MMMM: month, H: +hour, HH: hour.padStart(2, 0), h: hour % 12 || 12, mm, a };
  const named = +mm ? "" : { 0: _("midnight"), 12: _("noon") }[+hour];
  const pattern = +mm ? pgettext("time", "h:mma") : pgettext("time", "ha");
  return {
    weekday, date: inPattern(pgettext("date", "EEEE d MMMM"), parts), day: Date.parse(numbers.format(moment)) / 86400000,
    time: named || inPattern(pattern, parts),
  };
}

// "today", "tomorrow", "on Friday", "on Friday 4 December".
function dayWords(minute, now) {
  const { weekday, date, day: number } = local(minute);
  const apart = number - local(now).day;
  if (apart < 2) return apart > 0 ? _("tomorrow") : _("today");
  const day = apart < 7 ? weekday : date;
  return _("on %(day)s", { day });
}

// Midnight belongs to the day it ends.
function untilWords(until, now) {
  const { time } = local(until);
  const day = dayWords(until - 1, now);
  return day === dayWords(now, now) ? time : _("%(time)s %(day)s", { time, day });
}

// What is so now, as it stands inside a sentence. Not all that has times has a door: `means` says what else they are about.
function stateWords({ kind, until, entry, over, opens, mayOpen }, now, means) {
  if (kind !== "open") return closedWords(opens, mayOpen, now, means);
  const end = until && untilWords(until, now);
  if (over) {
    const open = end ? _("open until %(end)s", { end }) : _("open");
    const { time } = local(entry);
    return _("%(open)s, but nobody new is let in after %(time)s", { open, time });
  }
  const here = { staff: _("staffed now"), phones: _("phones answered now") }[means] ?? _("open now");
  const open = end ? _("%(here)s, until %(end)s", { here, end }) : here;
  const time = entry && untilWords(entry, now);
  return time ? _("%(open)s. Last entry %(time)s", { open, time }) : open;
}

function closedWords(opens, mayOpen, now, means) {
  const day = dayWords(mayOpen || opens || now, now);
  const shut = { staff: _("not staffed now"), phones: _("phones not answered now") }[means] ?? _("closed now");
  if (mayOpen) return means ? _("%(shut)s. Perhaps %(day)s", { shut, day }) : _("%(shut)s. May be open %(day)s", { shut, day });
  if (!opens) return shut;
  const { time } = local(opens);
  return means ? _("%(shut)s. Again %(day)s at %(time)s", { shut, day, time }) : _("%(shut)s. Opens %(day)s at %(time)s", { shut, day, time });
}

// "opens tomorrow at 9am", inside a sentence.
export function opensWords(opens, now) {
  const day = dayWords(opens, now);
  const { time } = local(opens);
  return _("opens %(day)s at %(time)s", { day, time });
}

// All that is said. What is usual is called so when an alert changes something meanwhile: that is told in words, which
// nothing here can read. Nobody is told to ring where there is no number.
function nowWords(state, now, changed, ring, means) {
  if (state.kind === "unknown" && ring) return state.appointment ? _("By appointment: ring first") : _("Not known: ring first");
  if (state.kind === "unknown") return state.appointment ? _("By appointment") : _("Not known");
  const usual = stateWords(state, now, means);
  if (changed && ring) return _("Usually %(usual)s. An alert changes this: ring first", { usual });
  if (changed) return _("Usually %(usual)s. An alert changes this", { usual });
  const said = usual[0].toUpperCase() + usual.slice(1);
  return ring && (state.over || state.mayOpen) ? _("%(said)s: ring first", { said }) : said;
}

export const [OPEN_NOW, LATER, ASK, NEVER] = [0, 1, 2, 3]; // where a service stands in lists by the clock

// Where a service stands in a list: first where somebody can go or ring now, then what opens, the soonest first, then what
// has to be asked, then what nobody knows; of what opens also when. `unsure` is what nobody has checked or an alert closes.
export function rankOf(spells, minute, known, unsure) {
  if (!spells) return [NEVER, 0];
  const { kind, over, opens, appointment } = stateAt(spells, minute, known);
  if (unsure) return [ASK, kind === "open" ? 0 : 1];
  if (kind === "open") return [over ? ASK : OPEN_NOW, 0];
  if (kind === "closed" && opens) return [LATER, opens];
  return kind === "closed" ? [NEVER, 0] : [ASK, appointment ? 1 : 2];
}

// When it next opens, whatever is so now; undefined when that isn't known.
export const opensAfter = (spells, minute) => spells.find(({ kind, from }) => kind === OPEN && from > minute)?.from;

// How well a service fits somebody who needs it now, as numbers of which the first that differs decides: what nobody has
// checked (`late` says from which second on) or an alert closes is never first, and of what is open comes first what one
// gets into alone.
export function standing(spells, minute, known, { late, door }, closed) {
  const unchecked = late <= minute * 60;
  const [rank, when] = rankOf(spells, minute, known, unchecked || closed);
  const alone = door === "walk" || door === "ring";
  return [rank, unchecked, !alone && rank === OPEN_NOW, when].map(Number);
}

export const compare = (one, other) => one.reduce((so, each, at) => so || each - other[at], 0);

// Whether a card or a page tells of a change by an alert that holds in a minute, or stands on the page of such an alert.
export const isChanged = (box, minute, changes = "[data-change]") =>
  [...box.querySelectorAll(changes), ...document.querySelectorAll("[data-states]")].some(
    ({ dataset }) => within(dataset, minute * 60),
  );

export const minuteNow = () => Math.floor(Date.now() / 60000);

// Calls back now, whenever a minute begins, and when the page is seen again.
export function eachMinute(act) {
  let timer;
  const run = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 60050 - (Date.now() % 60000));
    if (!document.hidden) act(minuteNow());
  };
  document.addEventListener("visibilitychange", run);
  addEventListener("pageshow", run);
  run();
}

export function made(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// What is true only now: it can be made anew, and isn't printed.
export const byClock = (name, properties, ...children) => {
  const element = made(name, { lang: language, ...properties }, ...children);
  element.dataset.byClock = "";
  return element;
};

// A row in a list of facts.
export const fact = (name, said, className = "", term = "") =>
  made("div", { lang: language }, made("dt", { className: term }, name), made("dd", { className }, said));

// The same for spells that are known until some minute; once that is over, it is all that is said.
export function spellsWords(spells, known, now, changed, ring, means) {
  if (now < known) return nowWords(stateAt(spells, now, known), now, changed, ring, means);
  return ring ? _("No longer known: ring first") : _("No longer known");
}

// Shows the line "Now" in a list of facts, or takes it away; `known` is when the times are known. What tells of changes is in `box`.
function tell(facts, box, spells, known, now) {
  facts.querySelector(":scope > [data-by-clock]")?.remove();
  if (!spells || now < known.from) return;
  const old = now >= known.until;
  const state = stateAt(spells, now, known.until);
  const changed = isChanged(box, now);
  const unsure = old || changed || state.over || state.kind === "unknown";
  const tone = unsure ? "care" : state.kind === "open" ? "good" : "bad";
  const card = facts.closest(".card");
  const { means } = (card ?? facts).dataset;
  const ring = (box.querySelector("main") || box).querySelector('[href^="tel:"]');
  const said = spellsWords(spells, known.until, now, changed, ring, means);
  const row = fact(_("Now"), said, tone, card ? "vh" : "");
  if (card && changed) shorten(row.lastChild, stateWords(state, now, means));
  row.dataset.byClock = "";
  facts.prepend(row);
}

// On a small card the alert's own words, which stand below, are enough; sentences of other languages may not divide like this.
function shorten(cell, usual) {
  const said = cell.textContent;
  const first = _("Usually %(usual)s", { usual });
  if (!said.startsWith(first)) return;
  cell.replaceChildren(first, made("span", { className: "roomy" }, said.slice(first.length)));
}

function tellPage(now) {
  for (const table of document.querySelectorAll("table[data-first]")) {
    const place = local(now).day - Date.parse(table.dataset.first) / 86400000;
    for (const row of table.rows) {
      row.querySelector("[data-by-clock]")?.remove();
      row.removeAttribute("aria-current");
      if (row.dataset.on?.[place] !== "1") continue;
      row.setAttribute("aria-current", "date");
      row.cells[0].append(byClock("span", { className: "small" }, ` ${_("today")}`));
    }
  }
  const facts = document.querySelector(".at:not(.card *)");
  const times = timesIn(facts);
  if (times) tell(facts, document, times.spells, times, now);
}

// When what some facts are about is open: `data-open` is from when that is known, for how long, and the spells.
function timesIn(facts) {
  const { open } = facts?.dataset ?? {};
  if (!open) return;
  const [from, length] = open.split(" ").map(Number);
  return { from, until: from + length, spells: spellsOf(open, from) };
}

// The times of the services on this page, which their cards carry; undefined when none has any.
export function timesHere() {
  const found = [...document.querySelectorAll(".card")].map((card) => [idOf(card), timesIn(card.querySelector(".at"))]);
  const known = found.filter(([, times]) => times);
  const services = new Map(known.map(([id, { spells }]) => [id, spells]));
  return known[0] && { ...known[0][1], services };
}

// The service a card is about, as its link says.
export const idOf = (card) => card.querySelector("a[href]")?.getAttribute("href").match(/\/services\/([^/]+)\/$/)?.[1];

// Says it on every card of the page.
export function tellCards() {
  for (const card of document.querySelectorAll(".card")) {
    const facts = card.querySelector(".at");
    const times = timesIn(facts);
    if (times) tell(facts, card, times.spells, times, minuteNow());
  }
}

// A list to take away is in the address alone, so links inside the site hand it on.
export const listed = [...new Set(new URLSearchParams(location.search).get("list")?.match(/[a-z0-9-]+/g))];

function handOn() {
  const home = new URL("../list/", import.meta.url);
  if (!listed[0] || home.pathname === location.pathname) return;
  for (const link of document.querySelectorAll('main a[href$="/"], [data-add]')) {
    if (link.origin === home.origin) link.search = `?list=${[...new Set([...listed, link.dataset.add ?? listed[0]])]}`;
  }
  const back = made("a", { href: `${home}?list=${listed}` }, _("Back to your list"));
  const { length } = listed;
  document.querySelector("main .wrap").prepend(
    made("p", { className: "note more", lang: language }, back, ` ${_("(%(length)s on it so far)", { length })}`),
  );
}

handOn();
eachMinute(tellPage);
eachMinute(tellCards);
