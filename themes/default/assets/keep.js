// The page /keep/: asks the worker (sw.js) to keep the directory on this phone, or to remove it. Only the button here
// registers the worker, which does the rest and tells how things are.

const box = document.getElementById("keep");
const [said, keep, remove] = box.children;
const words = box.dataset;
const { serviceWorker } = navigator;
const scope = new URL(".", new URL(words.worker, location)).href;

// The worker's registration. The browser may know that of another site, above this one.
async function registered() {
  const found = await serviceWorker.getRegistration(scope);
  return found?.scope === scope && found;
}

async function ask({ active, waiting, installing }, what) {
  const { port1, port2 } = new MessageChannel();
  (active || waiting || installing).postMessage(what, [port2]);
  return new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
}

async function show(text, kept) {
  said.textContent = kept ? `${text} ${words.kept} ${kept}.` : text;
  keep.textContent = kept ? words.update : words.keep;
  keep.hidden = false;
  remove.hidden = !(await registered());
}

async function start() {
  const here = await registered();
  const { kept } = here && (await ask(here));
  show(kept ? "" : (await (await fetch(`${scope}data/kept.json`)).json()).offer, kept);
}

async function fill() {
  said.textContent = words.busy;
  const here = await serviceWorker.register(words.worker);
  for (;;) {
    const { left, failed, kept } = await ask(here, "keep");
    if (!left) return show(failed ? words.failed : "", kept);
    said.textContent = `${left} ${words.left}`;
  }
}

async function empty() {
  await ask(await registered(), "remove");
  show(words.removed);
}

const failed = () => show(words.failed);
keep.onclick = () => fill().catch(failed);
remove.onclick = () => empty().catch(failed);
if (serviceWorker) start().catch(failed);
