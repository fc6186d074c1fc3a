// The list to take away: fetches the pages of the services that ?list= names, and shows the first facts of each.

const { made } = await import(document.querySelector('script[src*="/now."]').src);

const MOST = 20; // services: what a sheet of paper and an address hold
const asked = new URLSearchParams(location.search).get("list") ?? "";
const ids = [...new Set(asked.match(/[a-z0-9-]+/g))].slice(0, MOST);

function linked(text, href, className) {
  const link = made("a", text, className);
  link.href = href;
  return link;
}

async function fetchCard(id) {
  const answer = await fetch(`../services/${id}/`);
  if (!answer.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const name = page.querySelector("h1").textContent;
  const [card, first, facts, heading] = [made("li", "", "card"), made("div"), made("div"), made("h2")];
  heading.append(linked(name, `../services/${id}/?list=${ids}`));
  first.append(heading, ...page.querySelectorAll(".lead, .notice p"));
  facts.append(
    ...page.querySelectorAll(".at, .slip .calls"),
    linked(`Take ${name} off the list`, `?list=${ids.filter((each) => each !== id)}`, "more"),
  );
  card.append(first, facts);
  return [card];
}

// What a text message says: the name of each with its first number, and the way back.
const textOf = (card) => [...card.querySelectorAll("h2, .line:first-child bdi")].map((each) => each.textContent).join(": ");

async function share(status) {
  try {
    if (navigator.share) return await navigator.share({ title: document.title, url: location.href });
    await navigator.clipboard.writeText(location.href);
    status.textContent = "The address of this list is copied. Paste it where you like.";
  } catch (reason) {
    if (reason.name !== "AbortError") status.textContent = "That doesn't work here. Copy the address of this page.";
  }
}

if (ids.length) {
  const box = document.getElementById("list");
  const status = box.querySelector("[role=status]");
  const [printing, sharing] = box.querySelectorAll("button");
  for (const link of document.querySelectorAll("#add a")) link.search = `?list=${ids}`;
  document.getElementById("about").hidden = true;
  box.hidden = false;
  const cards = (await Promise.all(ids.map((id) => fetchCard(id).catch(() => [])))).flat();
  const lost = ids.length - cards.length;
  box.querySelector("ul").append(...cards);
  box.querySelector("a").href = `sms:?&body=${encodeURIComponent([...cards.map(textOf), location.href].join("\n"))}`;
  printing.addEventListener("click", () => print());
  sharing.addEventListener("click", () => share(status));
  status.textContent = `On this list: ${cards.length}${lost ? `. Couldn't be found: ${lost}` : ""}`;
}
