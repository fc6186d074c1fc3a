// "Leave this page", and Shift three times: covers the page at once and puts another site in its place. What the history
// of the browser knows already stays there, and nothing here says otherwise.

const PRESSES = 3;
const WITHIN = 5000; // milliseconds from one press to the next

const language = _language();
const link = document.getElementById("leave");
let pressed = 0;
let last = 0;

function leave(event) {
  event?.preventDefault();
  const cover = document.createElement("main");
  cover.className = "cover";
  const on = document.createElement("a");
  on.href = link.href;
  on.rel = link.rel;
  on.lang = language;
  on.textContent = _("Continue");
  on.addEventListener("click", go);
  cover.append(on);
  document.title = link.hostname;
  document.querySelector("link[rel~=icon]")?.remove();
  // The page itself goes, not only its sight: nothing to read aloud, to scroll to or to come back to.
  document.body.replaceChildren(cover);
  go();
}

// Replaces this page in the history, so that Back doesn't lead to it. The page's own policy sends no referrer.
function go(event) {
  event?.preventDefault();
  location.replace(link.href);
}

function press(event) {
  if (event.repeat) return;
  if (event.key !== "Shift") return void (pressed = 0);
  pressed = event.timeStamp - last > WITHIN ? 1 : pressed + 1;
  last = event.timeStamp;
  if (pressed === PRESSES) leave();
}

if (link) {
  // Where what is shown decides whether it is needed, it was kept back until then.
  link.parentElement.hidden = false;
  document.documentElement.classList.add("risky");
  link.addEventListener("click", leave);
  addEventListener("keydown", press, true);
  // A phone without a keyboard has no use for this.
  if (matchMedia("(any-pointer: fine)").matches) {
    const hint = document.createElement("span");
    hint.lang = language;
    hint.textContent = `${_("Or press Shift three times.")} `;
    link.nextElementSibling?.prepend(hint);
  }
}
