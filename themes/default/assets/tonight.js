// Narrows what is usually open at night to what is open tonight: first what an alert opens, then what is open now; what
// isn't tonight is at the end of each part.

const now = document.querySelector('script[src*="/now."]').src;
const { allTimes, clock, idOf, isChanged, knowing, stateAt } = await import(now);

const FIRST = -1, OPEN_NOW = 0, LATER = 1, FULL = 2, ASK = 3, NOT_TONIGHT = 4;
const intro = document.getElementById("tonight");
const usual = intro.textContent;
const parts = [...document.querySelectorAll("[data-tonight]")].map((section) => ({
  list: section.querySelector(".cards"),
  rest: rest(section),
  cards: [...section.querySelectorAll(".card")],
}));

function rest(section) {
  const box = document.createElement("details");
  box.hidden = true;
  box.append(document.createElement("summary"), document.createElement("ul"));
  box.lastChild.className = "cards";
  section.append(box);
  return box;
}

function rank(spells, night, minute, known) {
  const state = stateAt(spells, minute, known);
  const from = Math.max(minute, night.start);
  const tonight = spells.filter((each) => each.start < night.end && from < each.end);
  if (!tonight.length) return NOT_TONIGHT;
  if (tonight.every((each) => each.kind !== "o")) return ASK;
  if (state.kind !== "open") return LATER;
  return state.over ? FULL : OPEN_NOW;
}

function share({ list, rest, cards }, order) {
  const tonight = order ? cards.filter((card) => order(card) !== NOT_TONIGHT) : cards;
  if (order) tonight.sort((one, other) => order(one) - order(other));
  const others = cards.filter((card) => !tonight.includes(card));
  list.replaceChildren(...tonight);
  list.hidden = !tonight.length;
  rest.hidden = !others.length;
  rest.firstChild.textContent = `Usually, but not tonight (${others.length})`;
  rest.lastChild.replaceChildren(...others);
}

const data = await allTimes();
let shown; // what is on the page, so that nothing moves under a reader's finger without need
if (data) {
  knowing(data.zone, data.from, data.until, (minute, local) => {
    const night = local && data.nights.find((each) => minute < each.end);
    const ranks = new Map();
    for (const { cards } of parts) {
      for (const card of cards) {
        const spells = data.services.get(idOf(card));
        const usual = spells && night ? rank(spells, night, minute, data.until) : ASK;
        ranks.set(card, isChanged(card, minute, "[data-change]:not([data-change=closure])") ? FIRST : usual);
      }
    }
    const told = night ? `${night.start} ${[...ranks.values()]}` : "";
    if (told === shown) return;
    shown = told;
    for (const part of parts) share(part, night && ((card) => ranks.get(card)));
    const evening = night && clock(data.zone)(night.start);
    const date = evening && `${evening.weekday} ${evening.date}`;
    intro.firstElementChild.textContent = night
      ? `This is for the night of ${date}: what is open now comes first. A place can be full, so ring before you go.`
      : usual;
  });
}
