// Says what is open now. The build worked out all opening times as moments; here they are only compared with the clock, so
// the zone and the clock style of the phone don't matter. Once the known times run out, nothing is said.
// Everything this adds has data-by-clock, so it can be taken away and made anew.

const DAY = 1440; // minutes
const LIST = new URL("../data/open-times.json", import.meta.url);
const OPEN = "o", APPOINTMENT = "a", UNKNOWN = "u";

// "120o720e180 5(1440o720 8640o720)": minutes since the spell before began, its kind, how long, until when people are let
// in; the same week five times.
export function spellsOf(text, start) {
  const each = text.replace(/(\d+)\((.*?)\)/g, (_, weeks, week) => `${week} `.repeat(weeks));
  return [...each.matchAll(/(-?\d+)([oau])(\d+)(?:e(\d+))?/g)].map(([, gap, kind, length, entry]) => {
    start += +gap;
    return { start, end: start + +length, kind, entry: entry && start + +entry };
  });
}

// The answer to "is it open?", as state_at in model/hours/sessions.py gives it. `known` is when the known times end.
export function stateAt(spells, now, known) {
  const current = spells.filter((each) => each.start <= now && now < each.end);
  // Of several doors that are open, the one that lets people in for longest.
  const lets = (each) => each.entry ?? each.end;
  const open = current.filter((each) => each.kind === OPEN).sort((one, other) => lets(other) - lets(one))[0];
  if (open) {
    let until = open.end;
    for (const each of spells) if (each.kind === OPEN && each.start <= until && until < each.end) until = each.end;
    return { kind: "open", until: until < known ? until : 0, entry: open.entry, over: now > open.entry };
  }
  const opens = spells.find((each) => each.kind === OPEN && each.start > now)?.start;
  const doubt = current.some((each) => each.kind === UNKNOWN);
  if (doubt || current.length) return { kind: "unknown", appointment: !doubt, opens };
  const mayOpen = spells.find((each) => each.kind === UNKNOWN && each.start > now && !(opens <= each.start))?.start;
  return { kind: "closed", opens, mayOpen };
}

// The local date and time of a minute, in the zone of the site.
export function clock(zone) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", weekday: "long",
    year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
  });
  const numbers = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "numeric", day: "numeric",
  });
  const parts = (made, minute) =>
    Object.fromEntries(made.formatToParts(minute * 60000).map(({ type, value }) => [type, value]));
  return (minute) => {
    const { weekday, day, month, hour, minute: past } = parts(format, minute);
    const date = parts(numbers, minute);
    const half = hour % 12 || 12;
    const time = +past ? `${half}:${past}` : `${half}`;
    const plain = !+past && !(hour % 12);
    return {
      weekday, hour: +hour, date: `${day} ${month}`,
      day: Date.UTC(date.year, date.month - 1, date.day) / 86400000,
      time: plain ? (+hour ? "noon" : "midnight") : `${time}${hour < 12 ? "am" : "pm"}`,
    };
  };
}

// "today", "tomorrow", "on Friday", "on Friday 4 December"; midnight belongs to the day it ends.
function dayWords(at, now) {
  const apart = at.day - now.day;
  if (apart < 2) return apart ? "tomorrow" : "today";
  return `on ${at.weekday}${apart < 7 ? "" : ` ${at.date}`}`;
}

function untilWords(local, until, now) {
  const at = local(until);
  const shown = at.time === "midnight" ? { ...local(until - 1), time: "midnight" } : at;
  const day = dayWords(shown, local(now));
  return day === "today" ? shown.time : `${shown.time} ${day}`;
}

export function words(state, now, local) {
  if (state.kind === "unknown") return state.appointment ? "By appointment: ring first" : "Not known: ring first";
  if (state.kind === "open") {
    const until = state.until ? ` until ${untilWords(local, state.until, now)}` : "";
    if (state.over) return `Open${until}, but nobody new is let in after ${local(state.entry).time}: ring first`;
    const entry = state.entry && state.entry !== state.until ? `. Last entry ${untilWords(local, state.entry, now)}` : "";
    return `Open now${until && ","}${until}${entry}`;
  }
  if (state.mayOpen) return `Closed now. May be open ${dayWords(local(state.mayOpen), local(now))}: ring first`;
  if (!state.opens) return "Closed now";
  const opens = local(state.opens);
  return `Closed now. Opens ${dayWords(opens, local(now))} at ${opens.time}`;
}

// What is usual, when an alert changes something meanwhile: that is told in words, which nothing here can read.
export function withChange(said, changed) {
  if (!changed || /^(Not|By)/.test(said)) return said;
  return `Usually ${said[0].toLowerCase()}${said.slice(1).replace(/: ring first$/, "")}. An alert changes this: ring first`;
}

// Whether a card or a page tells of a change by an alert that holds in a minute, or stands on the page of such an alert.
export const isChanged = (box, minute, changes = "[data-change]") =>
  [...box.querySelectorAll(changes), ...document.querySelectorAll("[data-states]")].some(
    ({ dataset: { from, until } }) => from <= minute * 60 && minute * 60 < until,
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

export function made(name, text = "", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}

// Shows the line "Now" in a list of facts, or takes it away.
export function say(facts, state, said, changed) {
  facts.querySelector(":scope > [data-by-clock]")?.remove();
  if (!said) return;
  const row = made("div");
  row.dataset.byClock = "";
  const unsure = changed || state.over || state.kind === "unknown";
  const tone = unsure ? "care" : state.kind === "open" ? "good" : "bad";
  row.append(made("dt", "Now"), made("dd", withChange(said, changed), tone));
  facts.prepend(row);
}

function markToday(today) {
  for (const table of document.querySelectorAll("table[data-first]")) {
    const place = today - Date.parse(table.dataset.first) / 86400000;
    for (const row of table.rows) {
      const here = row.dataset.on?.[place] === "1";
      row.querySelector("[data-by-clock]")?.remove();
      row.toggleAttribute("aria-current", here);
      if (!here) continue;
      row.setAttribute("aria-current", "date");
      const mark = made("span", " today", "small");
      mark.dataset.byClock = "";
      row.cells[0].append(mark);
    }
  }
}

export function knowing(zone, from, until, act) {
  const local = clock(zone);
  eachMinute((now) => act(now, now >= from && now < until ? local : null));
}

function onePage() {
  const facts = document.querySelector("[data-open]");
  const zone = document.body.dataset.zone;
  if (document.querySelector("table[data-first]")) {
    const local = clock(zone);
    eachMinute((now) => markToday(local(now).day));
  }
  if (!facts) return;
  const [from, length] = facts.dataset.open.split(" ", 2).map(Number);
  const spells = spellsOf(facts.dataset.open.split(" ").slice(2).join(" "), from);
  knowing(zone, from, from + length, (now, local) => {
    const state = local && stateAt(spells, now, from + length);
    say(facts, state, local && words(state, now, local), isChanged(document, now));
  });
}

let times;

async function fetchTimes() {
  const data = await (await fetch(LIST)).json();
  const services = new Map(Object.entries(data.services).map(([id, text]) => [id, spellsOf(text, data.from)]));
  return { ...data, services, nights: spellsOf(data.nights, data.from) };
}

// The times of all services, asked for once; null when they can't be had.
export const allTimes = () => (times ??= fetchTimes().catch(() => null));

// The service a card is about, as its link says.
export const idOf = (card) => card.querySelector("a[href]")?.getAttribute("href").match(/\/services\/([^/]+)\/$/)?.[1];

// Says it on every card of the page.
export async function tellCards() {
  const cards = document.querySelectorAll(".card");
  const data = cards.length && (await allTimes());
  if (!data) return;
  const now = minuteNow();
  const local = now >= data.from && now < data.until && clock(data.zone);
  for (const card of cards) {
    const spells = data.services.get(idOf(card));
    const state = local && spells && stateAt(spells, now, data.until);
    say(card.querySelector(".at"), state, state && words(state, now, local), isChanged(card, now));
  }
}

// A list to take away is in the address alone, so links inside the site hand it on.
function handOn() {
  const had = new URLSearchParams(location.search).get("list")?.match(/[a-z0-9-]+/g);
  const home = new URL("../list/", import.meta.url);
  if (!had || home.pathname === location.pathname) return;
  for (const link of document.querySelectorAll('main a[href$="/"], [data-add]')) {
    if (link.origin !== home.origin) continue;
    const own = link.dataset.add;
    link.search = `?list=${own ? [...new Set([...had, own])] : had}`;
  }
  const back = made("a", "Back to your list");
  back.href = `${home}?list=${had}`;
  const bar = made("p", "", "note more");
  bar.append(back, ` (${had.length} on it so far)`);
  document.querySelector("main .wrap").prepend(bar);
}

handOn();
onePage();
eachMinute(tellCards);
