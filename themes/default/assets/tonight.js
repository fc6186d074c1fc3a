// Narrows what is usually open at night to what is open tonight: first what an alert opens, then what is open now; what
// isn't tonight is at the end of each part.

const FIRST = -1, OPEN_NOW = 0, LATER = 1, FULL = 2, ASK = 3, NOT_TONIGHT = 4;
const box = document.getElementById("tonight");
const intro = box.firstElementChild;
const usual = intro.textContent;
const { nights, now, said } = box.dataset;
const { eachMinute, idOf, isChanged, local, made, spellsOf, stateAt, timesHere, within } = await import(now);
const SHOWN = 2; // cards of a part; a part that is folded itself folds nothing
const parts = [...document.querySelectorAll("[data-tonight]")].map((section) => ({
  list: section.querySelector(".cards"),
  shown: section.matches("details") ? Infinity : SHOWN,
  cards: [...section.querySelectorAll(".card")],
  more: section.querySelector(":scope > details") ?? folded(section),
  rest: folded(section),
}));

function folded(section) {
  const box = made("details", { hidden: true }, made("summary"), made("ul", { className: "cards" }));
  section.append(box);
  return box;
}

function fill(box, cards, words) {
  box.hidden = !cards[0];
  box.firstElementChild.textContent = words;
  box.lastElementChild.replaceChildren(...cards);
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

function share({ list, shown, more, rest, cards }, order) {
  const tonight = order ? cards.filter((card) => order(card) !== NOT_TONIGHT) : cards;
  if (order) tonight.sort((one, other) => order(one) - order(other));
  const others = cards.filter((card) => !tonight.includes(card));
  list.replaceChildren(...tonight.slice(0, shown));
  list.hidden = !tonight.length;
  const further = tonight.slice(shown);
  const { length: number } = further, { length } = others;
  fill(more, further, _("More places (%(number)s)", { number }));
  fill(rest, others, _("Usually, but not tonight (%(length)s)", { length }));
}

const data = timesHere();
const evenings = data && spellsOf(nights, data.from);
let shown; // what is on the page, so that nothing moves under a reader's finger without need
if (data) {
  eachMinute((minute) => {
    const night = within(data, minute) && evenings.find((each) => minute < each.until);
    const ranks = new Map();
    for (const { cards } of parts) {
      for (const card of cards) {
        const spells = data.services.get(idOf(card));
        const usual = spells && night ? rank(spells, night, minute, data.until) : ASK;
        const unsure = card.dataset.late <= minute * 60 || isChanged(card, minute, "[data-change=closure]");
        const opened = isChanged(card, minute, "[data-change]:not([data-change=closure])");
        ranks.set(card, opened ? FIRST : unsure ? Math.max(ASK, usual) : usual);
      }
    }
    const told = night ? `${night.from} ${[...ranks.values()]}` : "";
    if (told === shown) return;
    shown = told;
    for (const part of parts) share(part, night && ((card) => ranks.get(card)));
    intro.textContent = night ? said.replace("…", local(night.from).date) : usual;
  });
}
