// The page /keep/: asks the worker (sw.js) to keep the directory on this phone, or to remove it. Only the button here
// registers the worker, which does the rest and tells how things are.

const box = document.getElementById("keep");
const [said, keep, remove] = box.children;
const words = box.dataset;
const { serviceWorker } = navigator;
const scope = new URL(words.scope, location).href;

// The browser may know workers of other sites on this host.
const registered = async () => (await serviceWorker.getRegistrations()).find((each) => each.scope === scope);

const tell = ({ active, waiting, installing }, what) => (active || waiting || installing).postMessage(what);

function show(text, here, kept) {
  said.textContent = text;
  keep.textContent = kept ? words.update : words.keep;
  keep.hidden = false;
  remove.hidden = !here;
}

async function answered({ data: { left, kept = "" } }) {
  const here = await registered();
  if (!here) return show(words.removed);
  if (!(left > 0)) return show((left || !kept ? words.failed : "") + kept, here, kept);
  said.textContent = words.left + left;
  tell(here, "keep");
}

async function start() {
  serviceWorker.onmessage = answered;
  const here = await registered();
  if (here) tell(here);
  else show((await (await fetch(`${scope}data/offer.json`)).json()).offer);
}

const failed = () => show(words.failed);
if (serviceWorker) start().catch(failed);
keep.onclick = () => {
  said.textContent = words.busy;
  serviceWorker.register(`${scope}sw.js`).then((here) => tell(here, "keep"), failed);
};
remove.onclick = async () => tell(await registered(), "remove");
