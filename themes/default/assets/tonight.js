// Narrows what is usually open at night to what is open tonight: first what an alert opens, then what is open now; what
// isn't tonight is at the end of each part.

const FIRST = -1, OPEN_NOW = 0, LATER = 1, FULL = 2, ASK = 3, NOT_TONIGHT = 4;
const box = document.getElementById("tonight");
const intro = box.firstElementChild;
const usual = intro.textContent;
const { now, said } = box.dataset;
const { allTimes, eachMinute, idOf, isChanged, local, made, stateAt, within } = await import(now);
const parts = [...document.querySelectorAll("[data-tonight]")].map((section) => ({
  list: section.querySelector(".cards"),
  rest: rest(section),
  cards: [...section.querySelectorAll(".card")],
}));

function rest(section) {
  const box = made("details", { hidden: true }, made("summary"), made("ul", { className: "cards" }));
  section.append(box);
  return box;
}

function rank(spells, night, minute, known) {
  const { kind, over } = stateAt(spells, minute, known);
  const from = Math.max(minute, night.from);
  const tonight = spells.filter((each) => each.from < night.until && from < each.until);
  if (!tonight[0]) return NOT_TONIGHT;
  if (tonight.every((each) => each.kind !== "o")) return ASK;
  if (kind !== "open") return LATER;
  return over ? FULL : OPEN_NOW;
}

function share({ list, rest, cards }, order) {
  const tonight = order ? cards.filter((card) => order(card) !== NOT_TONIGHT) : cards;
  if (order) tonight.sort((one, other) => order(one) - order(other));
  const others = cards.filter((card) => !tonight.includes(card));
  list.replaceChildren(...tonight);
  list.hidden = !tonight.length;
  rest.hidden = !others.length;
  const { length } = others;
  rest.firstChild.textContent = _("Usually, but not tonight (%(length)s)", { length });
  rest.lastChild.replaceChildren(...others);
}

const data = await allTimes();
let shown; // what is on the page, so that nothing moves under a reader's finger without need
if (data) {
  eachMinute((minute) => {
    const night = within(data, minute) && data.nights.find((each) => minute < each.until);
    const ranks = new Map();
    for (const { cards } of parts) {
      for (const card of cards) {
        const spells = data.services.get(idOf(card));
        const usual = spells && night ? rank(spells, night, minute, data.until) : ASK;
        ranks.set(card, isChanged(card, minute, "[data-change]:not([data-change=closure])") ? FIRST : usual);
      }
    }
    const told = night ? `${night.from} ${[...ranks.values()]}` : "";
    if (told === shown) return;
    shown = told;
    for (const part of parts) share(part, night && ((card) => ranks.get(card)));
    intro.textContent = night ? said.replace("…", local(night.from).date) : usual;
  });
}
