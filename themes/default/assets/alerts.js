// Shows each alert from the moment it begins until it ends, by the reader's clock, also when nobody builds the site anew.
// Without this, alerts stand as text with their dates.

const TONES = ["going", "good", "quiet"]; // coming, in force, over
const box = document.querySelector("aside.alerts");

function show() {
  const now = Date.now() / 1000;
  for (const alert of document.querySelectorAll("[data-from][data-until]")) {
    const { from, until, states } = alert.dataset;
    const state = now < from ? 0 : now < until ? 1 : 2;
    if (states) {
      alert.textContent = states.split("|")[state];
      alert.className = `tag ${TONES[state]}`;
    }
    alert.hidden = !states && state !== 1;
    delete alert.dataset.coming;
  }
  if (box) {
    delete box.dataset.coming;
    box.hidden = !box.querySelector("[data-from]:not([hidden])");
  }
}

function run() {
  clearTimeout(run.timer);
  run.timer = setTimeout(run, 60050 - (Date.now() % 60000));
  show();
}

document.addEventListener("visibilitychange", run);
addEventListener("pageshow", run);
run();
