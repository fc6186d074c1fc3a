// Puts the services of a page in the order of the reader's clock. A list of its own is made anew: what is open now, what
// opens later, what has to be asked. Lists of a page that has parts of its own change their order inside each part.

const SHOWN = 5; // cards of a part; the others open with a heading
const box = document.getElementById("by--clock");
const { ASK, LATER, NEVER, OPEN_NOW, byClock, compare, eachMinute, idOf, isChanged, local, made, opensAfter, opensWords, standing, timesHere, within } =
  await import(box.dataset.now);
const cards = [...box.querySelectorAll(".card")];
const places = new Map(cards.map((card, place) => [card, place]));
const narrow = document.getElementById("narrow");
// Parts with their lists, which keep their lengths, so that the first of them shows as much as before.
const sections = [...box.querySelectorAll(".group")];
const parts = (sections[0] ? sections : [box]).map((section) => ({
  section,
  lists: [...section.querySelectorAll(".cards")].map((list) => [list, list.children.length]),
}));
const HEADINGS = [_("Open now"), _("Opens later"), _("Ask first"), _("Not open at the moment"), _("Only if a worker refers you")];
const WORKER = 4;
let shown; // what is on the page, so that nothing moves under a reader's finger without need

function order(card, { services, until }, minute) {
  const closed = isChanged(card, minute, "[data-change=closure]");
  return [...standing(services.get(idOf(card)), minute, until, card.dataset, closed), places.get(card)];
}

function part(number, found) {
  const list = (some) => made("ul", { className: "cards" }, ...some);
  const section = made("section", { className: "group" }, byClock("h2", {}, HEADINGS[number]), list(found.slice(0, SHOWN)));
  const rest = found.slice(SHOWN);
  const { length } = rest;
  if (length) section.append(made("details", {}, byClock("summary", {}, _("Show the other %(length)s", { length })), list(rest)));
  return section;
}

// The card of what opens next, with when: what nobody has checked by then comes after all others, what has to be asked first
// after what one can go to or ring alone; and nothing that an alert closes then.
function next(minute) {
  const found = cards.flatMap((card) => {
    const { late, door } = card.dataset;
    const opens = opensAfter(data.services.get(idOf(card)) ?? [], minute);
    if (!opens || door === "worker" || isChanged(card, opens, "[data-change=closure]")) return [];
    const unsure = late <= opens * 60, ask = door !== "walk" && door !== "ring";
    return { card, opens, unsure, ask, order: [unsure, ask, opens, places.get(card)].map(Number) };
  });
  return found.sort((one, other) => compare(one.order, other.order))[0];
}

// Where nothing is open that somebody can go to or ring alone, says when the next opens, be it only not known or full now.
function wait(orders, minute) {
  const open = cards.filter((card) => orders.get(card)[0] === OPEN_NOW && card.dataset.door !== "worker");
  const { card, opens, unsure, ask } = next(minute) ?? {};
  if (open.some((each) => !orders.get(each)[2]) || (open[0] && (!card || ask || unsure))) return [];
  const said = (words) => [byClock("p", { className: "care" }, words)];
  if (!card) return said(_("Nothing here is known to be open now, or to open in the next weeks."));
  const name = card.querySelector("a").textContent;
  const opening = opensWords(opens, minute);
  if (open[0]) return said(_("What is open now has to be asked first. Next: %(name)s, %(opening)s.", { name, opening }));
  if (unsure) return said(_("Nothing here is known to be open now. Next, if it still holds: %(name)s, %(opening)s.", { name, opening }));
  return said(_("Nothing here is known to be open now. Next: %(name)s, %(opening)s.", { name, opening }));
}

// Changes the order inside each part; on the page of what can't wait, parts in which something is open come first.
function reorder(sorted, orders, minute) {
  for (const { section, lists } of parts) {
    const mine = sorted.filter((card) => section.contains(card));
    for (const [list, length] of lists) list.append(...mine.splice(0, length));
  }
  if (!("urgent" in box.dataset)) return;
  box.querySelector(":scope > .care")?.remove();
  const isOpen = ({ section }) => orders.get(section.querySelector(".card"))?.[0] === OPEN_NOW;
  const [first, ...others] = [...parts].sort((one, other) => isOpen(other) - isOpen(one)).map(({ section }) => section);
  box.append(...wait(orders, minute), first, ...box.querySelectorAll(".first"), ...others);
}

function regroup(sorted, orders, minute) {
  const found = [[], [], [], [], []];
  for (const card of sorted) {
    const [rank] = orders.get(card);
    found[rank !== NEVER && card.dataset.door === "worker" ? WORKER : rank].push(card);
  }
  const order = [OPEN_NOW, LATER, ASK, WORKER, NEVER].filter((number) => found[number][0]);
  const all = order.map((number) => part(number, found[number]));
  box.replaceChildren(...wait(orders, minute), ...all);
  if (narrow && matchMedia("(max-width: 56rem)").matches) all[0]?.after(narrow);
}

const data = timesHere();
if (data) {
  eachMinute((minute) => {
    if (!within(data, minute)) return;
    const orders = new Map(cards.map((card) => [card, order(card, data, minute)]));
    const sorted = [...cards].sort((one, other) => compare(orders.get(one), orders.get(other)));
    const told = `${local(minute).day} ${sorted.map((card) => [places.get(card), orders.get(card)[0]])}`;
    if (told === shown) return;
    shown = told;
    ("parts" in box.dataset ? regroup : reorder)(sorted, orders, minute);
  });
}
