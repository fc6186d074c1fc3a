// The checklist of who qualifies: says what the ticks mean and what is open yet, and never says no. It keeps nothing.

const form = document.getElementById("criteria-form");
const all = (selector, inside) => [...inside.querySelectorAll(selector)];
const own = (group, selector) => all(selector, group).filter((each) => each.parentElement.closest("fieldset") === group);

// What a list of conditions comes to, with what to say of it and of the lists inside it.
function judge(group) {
  const inner = own(group, "[data-least]").map(judge);
  const boxes = own(group, "[type=checkbox]");
  const held = [...boxes.filter((box) => box.checked), ...inner.filter((each) => each.holds)].length;
  const least = Number(group.dataset.least);
  const holds = held >= least;
  const { name } = group.dataset;
  const open = [
    ...boxes.filter((box) => !box.checked).map((box) => box.parentElement.textContent.trim()),
    ...inner.filter((each) => !each.holds).map((each) => each.name),
  ].join("; ");
  const said = holds ? _("%(name)s: enough.", { name }) : _("%(name)s: %(held)s so far, %(least)s needed. Open yet: %(open)s.", { name, held, least, open });
  return { name, holds, lines: [said, ...inner.flatMap((each) => each.lines)] };
}

function score() {
  const fields = all("[type=number]", form);
  if (!fields[0]) return null;
  const filled = fields.filter((field) => field.value !== "" && field.validity.valid);
  const points = filled.reduce((sum, field) => sum + Number(field.value), 0);
  const { threshold, most } = form.dataset;
  const number = fields.length - filled.length;
  const holds = points >= Number(threshold);
  const said = holds
    ? _("Score: %(points)s of %(most)s, so it's worth asking (from %(threshold)s).", { points, most, threshold })
    : _("Score: %(points)s of %(most)s, below %(threshold)s. That is no refusal.", { points, most, threshold });
  const open = number && ngettext("%(num)s number is open yet.", "%(num)s numbers are open yet.", number);
  return { holds, lines: [open ? `${said} ${open}` : said] };
}

const status = form.querySelector("[role=status]");
const invitation = status.textContent;

function update() {
  const begun = all("input", form).some((each) => each.checked || (each.type === "number" && each.value));
  const found = !begun ? [] : [...all("#criteria-form > [data-least]", document).map(judge), score()].filter(Boolean);
  status.textContent = !begun
    ? invitation
    : found.every((each) => each.holds)
    ? _("All that is asked for is there: refer.")
    : _("Not all that is asked for is there yet. That is no refusal: refer all the same if you think that it's right, and say why.");
  form.querySelector(".found").replaceChildren(
    ...found.flatMap((each) => each.lines).map((line) => Object.assign(document.createElement("li"), { textContent: line })),
  );
}

form.onsubmit = (event) => event.preventDefault();
form.oninput = update;
form.onreset = () => setTimeout(update);
update();
