// Keeps a page of the preview up to date: loads it again when the site has changed, and shows what is wrong with the content.

const shown = Number(new URL(import.meta.url).searchParams.get("version"));
const said = document.createElement("aside");
said.id = "site-builder-preview";
said.setAttribute("role", "status");
said.setAttribute("aria-busy", "true"); // until the preview has said how things are
document.body.prepend(said);

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function show({ problems, is_behind: isBehind }) {
  said.replaceChildren();
  said.removeAttribute("aria-busy");
  if (problems) {
    said.append(element("p", "The content has mistakes. You see the last page without them."), element("pre", problems));
  } else if (isBehind) {
    said.append(element("p", "Search and filters are being brought up to date."));
  }
}

const events = new EventSource(new URL("events", import.meta.url));
events.addEventListener("message", ({ data }) => {
  const state = JSON.parse(data);
  if (state.version === shown) show(state);
  else location.reload();
});
events.addEventListener("error", () => {
  said.replaceChildren(element("p", "The preview has stopped."));
});
