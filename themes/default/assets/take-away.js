// The list to take away: fetches the pages of the services that ?list= names, and shows the first facts of each.

const box = document.getElementById("list");
const { listed, made } = await import(box.dataset.now);

const MOST = 20; // services: what a sheet of paper and an address hold
const ids = listed.slice(0, MOST);

// A page as it is now: one that has another address leads on there.
async function fetchPage(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw answer;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("meta[http-equiv=refresh]")?.content.split("url=")[1];
  return next && next !== url ? fetchPage(next) : page;
}

// The card of a service; of a page that isn't one, an error.
async function fetchCard(id) {
  const page = await fetchPage(`../services/${id}/`);
  const name = page.querySelector("h1").textContent;
  const heading = made("h2", {}, made("a", { href: `../services/${id}/?list=${ids}` }, name));
  const off = { className: "more", href: `?list=${ids.filter((each) => each !== id)}` };
  return made(
    "li",
    { className: "card" },
    made("div", {}, heading, ...page.querySelectorAll(".lead, .notice p")),
    made("div", {}, ...page.querySelectorAll(".at, .slip .calls"), made("a", off, _("Take %(name)s off the list", { name }))),
  );
}

// What a text message says: the name of each with its first number, and the way back.
const textOf = (card) => [...card.querySelectorAll("h2, .line:first-child bdi")].map((each) => each.textContent).join(": ");

async function share(status) {
  try {
    if (navigator.share) return await navigator.share({ title: document.title, url: location.href });
    await navigator.clipboard.writeText(location.href);
    status.textContent = status.dataset.copied;
  } catch (reason) {
    if (reason.name !== "AbortError") status.textContent = status.dataset.failed;
  }
}

if (ids[0]) {
  const status = box.querySelector("[role=status]");
  const [printing, sharing] = box.querySelectorAll("button");
  for (const link of document.querySelectorAll("#add a")) link.search = `?list=${ids}`;
  document.getElementById("about").hidden = true;
  box.hidden = false;
  const cards = (await Promise.all(ids.map((id) => fetchCard(id).catch(() => [])))).flat();
  const lost = ids.length - cards.length;
  box.querySelector("ul").append(...cards);
  box.querySelector("a").href = `sms:?&body=${encodeURIComponent([...cards.map(textOf), location.href].join("\n"))}`;
  printing.onclick = () => print();
  sharing.onclick = () => share(status);
  const { length } = cards;
  const said = _("On this list: %(length)s", { length });
  status.textContent = lost ? _("%(said)s. Couldn't be found: %(lost)s", { said, lost }) : said;
}
