// Lets pages age by themselves, also when nobody builds the site anew: shows what has moments while the reader's clock is
// between them, and adds to each day how long ago it is. Without this, dates stand as text. What is added has data-by-clock.
// By a clock that was set to before the page was made nothing changes, and no day is said to be still to come.

const TONES = ["going", "good", "quiet"]; // coming, in force, over
const box = document.querySelector("aside.alerts");
const lang = _language();
// What is folded for phones stands open where there is room; a browser's own search and links open it anywhere.
for (const each of document.querySelectorAll(".fold")) each.open ||= matchMedia("(min-width: 56rem)").matches;

const words = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
const dates = new Intl.DateTimeFormat("sv", { timeZone: document.body.dataset.zone }); // 2026-12-04

// "today", "25 days ago", "in 3 months"; of a month without a day "this month", "3 months ago".
function agoWords(day) {
  const today = dates.format();
  if (!day[7]) {
    const months = monthsOf(day) - monthsOf(today);
    return Math.abs(months) < 24 ? words.format(months, "month") : words.format(Math.trunc(months / 12), "year");
  }
  const apart = (Date.parse(day) - Date.parse(today)) / 86400000;
  const far = Math.abs(apart);
  const [size, unit] = far < 60 ? [1, "day"] : far < 730 ? [30, "month"] : [365, "year"];
  return words.format(Math.trunc(apart / size), unit);
}

// The month in which the page was made.
const made = document.querySelector(".old time")?.dateTime;

const monthsOf = (day) => day.slice(0, 4) * 12 + +day.slice(5, 7);

function show() {
  const now = Date.now() / 1000;
  const today = dates.format();
  const isBack = today < made;
  for (const each of isBack ? [] : document.querySelectorAll("[data-from][data-until]")) {
    const { from, until, states } = each.dataset;
    const state = now < from ? 0 : now < until ? 1 : 2;
    if (states) {
      each.textContent = states.split("|")[state];
      each.className = `tag ${TONES[state]}`;
    }
    each.hidden = !states && state !== 1;
    delete each.dataset.coming;
  }
  if (box && !isBack) {
    delete box.dataset.coming;
    box.hidden = !box.querySelector("[data-from]:not([hidden])");
  }
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const said = time.querySelector("[data-by-clock]") ?? time.appendChild(document.createElement("span"));
    said.lang = lang;
    said.dataset.byClock = "";
    said.textContent = isBack && time.dateTime > today ? "" : ` (${agoWords(time.dateTime)})`;
  }
  const title = document.querySelector("[data-title]:not([hidden])")?.textContent;
  if (title && !document.title.startsWith(title)) document.title = title + document.title;
}

function run() {
  clearTimeout(run.timer);
  run.timer = setTimeout(run, 60050 - (Date.now() % 60000));
  show();
}

document.addEventListener("visibilitychange", run);
addEventListener("pageshow", run);
run();
