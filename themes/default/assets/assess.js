// The form of /assess/: scores as you choose, and writes what is chosen as a file for content/assessments. It keeps nothing
// unless asked. Scores are reckoned in tenths of a point, as types/assessment/score.py does it.

const form = document.getElementById("assess");
const about = form.dataset;
const all = (selector, inside = form) => [...inside.querySelectorAll(selector)];
const tenths = (text) => Math.round(10 * Number(text));
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

function reckon(points, most) {
  const got = sum(points);
  const possible = sum(most ?? []);
  if (!points.length || (about.method === "share" && !possible)) return null;
  if (about.method === "sum") return got;
  const [part, whole] = about.method === "share" ? [1000 * got, possible] : [got, points.length];
  return Math.floor((2 * part + whole) / (2 * whole));
}

// What is chosen in some rows.
function read(rows) {
  const chosen = rows.flatMap((row) => all(":checked", row).filter((each) => each.dataset.points));
  const most = chosen.map((each) => Math.max(...all(`[name="${each.name}"][data-points]`).map((other) => tenths(other.dataset.points))));
  const out = rows.filter((row) => all('[value=""]:checked', row)[0]);
  const value = reckon(chosen.map((each) => tenths(each.dataset.points)), most);
  return { chosen, out, value, open: rows.filter((row) => !all(":checked", row)[0]) };
}

function inWords(value, most = "") {
  const score = (value / 10).toLocaleString(_language(), { useGrouping: false, maximumFractionDigits: 1 });
  const number = score;
  if (about.method === "share") return _("%(number)s per cent", { number });
  return most ? _("%(score)s of %(most)s", { score, most }) : score;
}

// Rows that are left out of a sum could change it, unless it is on the far side already.
function reaches({ value, out }) {
  const atLeast = about.side === "at-least";
  const reached = atLeast ? value >= tenths(about.threshold) : value <= tenths(about.threshold);
  if (about.method === "sum" && out[0] && reached !== atLeast) return "open";
  return reached ? "yes" : "no";
}

function bandWords(value, out) {
  const bands = all("#bands [data-from]", document).sort((one, other) => one.dataset.from - other.dataset.from);
  if (!bands[0]) return "";
  const number = out.length;
  if (about.method === "sum" && number) {
    return ngettext(
      "It is in no band, because %(num)s row is left out of the sum.",
      "It is in no band, because %(num)s rows are left out of the sum.",
      number,
    );
  }
  const inside = bands.find(({ dataset }) => tenths(dataset.from) <= value && value <= tenths(dataset.to));
  if (inside) {
    const { name: band, scores } = inside.dataset;
    return _("In the band “%(band)s” (%(scores)s).", { band, scores });
  }
  const under = bands.filter(({ dataset }) => tenths(dataset.to) < value).at(-1);
  const over = bands.find(({ dataset }) => tenths(dataset.from) > value);
  if (!under || !over) return _("Outside the published bands.");
  const { name: before, scores: first } = under.dataset;
  const { name: after, scores: second } = over.dataset;
  return _("Between the published bands: above “%(before)s” (%(first)s) and below “%(after)s” (%(second)s).", { before, first, after, second });
}

// Text as a field takes it: plain words on one line, without the signs that would be Markdown.
const plain = (text) =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u2028-\u202e\u2066-\u2069\s]+/gu, " ")
    .replace(/`/g, "’")
    .replace(/[[<]/g, "(")
    .replace(/[\]>]/g, ")")
    .replace(/([*_~])\1+/g, "$1")
    .replace(/(?<![\p{L}\p{N}])[*_~](?=\S)|(?<=\S)[*_~](?![\p{L}\p{N}])/gu, "")
    .replace(/^[\s#*•-]+/, "")
    .trim();
const lines = (field) => (field?.value ?? "").split("\n").map(plain).filter(Boolean);
const listed = (name, texts, before) => texts.length ? [`${before}${name}:`, ...texts.map((text) => `${before}  - ${JSON.stringify(text)}`)] : [];
const scored = (value, before) => value === null ? [] : [`${before}score: ${value / 10}`];

function asYaml(parts, whole) {
  const day = form.elements.on.value;
  let concerns = 0;
  return [
    `name: ${JSON.stringify(`${about.name.slice(0, 180)}, ${day}`)}`,
    `framework: ${about.id}`,
    `on: ${day}`,
    ...(form.elements.subject?.value.trim().split("\n").filter(Boolean) ?? []),
    ...listed("took_part", lines(form.elements.who), ""),
    ...scored(whole.value, ""),
    "parts:",
    ...parts.flatMap(({ part, chosen, out, value }) => [
      `  - part: ${part.dataset.part}`,
      ...(chosen[0] ? [`    chosen: [${chosen.map((each) => each.value).join(", ")}]`] : []),
      ...(out[0] ? ["    left_out:"] : []),
      ...out.map((row) => `      - {row: ${row.dataset.row}, why: ${JSON.stringify(plain(reasonFor(row).value))}}`),
      ...scored(value, "    "),
      ...listed("evidence", lines(all("[name=evidence]", part)[0]), "    "),
      ...lines(all("[name=concerns]", part)[0]).flatMap((text, n) => [
        ...(n ? [] : ["    concerns:"]),
        `      - {id: concern-${(concerns += 1)}, text: ${JSON.stringify(text)}}`,
      ]),
    ]),
    "",
  ].join("\n");
}

const reasonFor = (row) => all("[name=why]", row)[0];
const lacks = (row) => !all(":checked", row)[0] || (all('[value=""]:checked', row)[0] && !plain(reasonFor(row).value));

function update() {
  const rows = all("[data-row]");
  const parts = all("[data-part]").map((part) => ({ part, ...read(all("[data-row]", part)) }));
  const whole = read(rows);
  if (about.method === "mean-of-parts") whole.value = reckon(parts.map(({ value }) => value).filter((value) => value !== null));
  for (const { part, value } of parts) {
    for (const each of all("[data-score]", part)) each.textContent = value === null ? "" : inWords(value, part.dataset.most);
  }
  const score = whole.value === null ? "" : inWords(whole.value, about.most);
  const lacking = rows.filter(lacks);
  const number = lacking.length;
  const done = !number && form.elements.on.value;
  const said = number
    ? [
        score && _("So far: %(score)s.", { score }),
        ngettext("%(num)s row needs a choice, or a reason why it is left out.", "%(num)s rows need a choice, or a reason why they are left out.", number),
      ]
    : [score && _("Score: %(score)s", { score }) + ".", score && bandWords(whole.value, whole.out)];
  const status = document.getElementById("tally");
  status.textContent = said.filter(Boolean).join(" ");
  document.getElementById("whole").textContent = score;
  const reached = number || whole.value === null ? "" : reaches(whole);
  for (const each of all("[data-reached]")) each.hidden = each.dataset.reached !== reached;
  document.getElementById("next").hidden = !number;
  document.getElementById("hand-out").hidden = !done;
  if (done) handOut(asYaml(parts, whole));
}

function handOut(yaml) {
  const name = `${about.id.slice(0, 60).replace(/-+$/, "")}-${form.elements.on.value}.yaml`;
  document.getElementById("yaml").textContent = yaml;
  document.getElementById("file-name").textContent = name;
  const file = document.getElementById("file");
  URL.revokeObjectURL(file.href);
  file.href = URL.createObjectURL(new Blob([yaml], { type: "application/yaml" }));
  file.download = name;
  const hand = document.getElementById("hand-in");
  if (hand) hand.href = `${about.handIn}${encodeURIComponent(name)}&body=${encodeURIComponent(yaml)}`;
}

// What is filled in, in the order of the page, kept on this device when it is asked for.
const KEPT = `assess:${about.id}`;
const keep = document.getElementById("keep");
const fields = () => all("input, select, textarea").filter((each) => each !== keep);

// A browser may refuse to keep anything: then the box says so by not staying ticked.
function save() {
  if (!keep?.checked) return;
  try {
    localStorage.setItem(KEPT, JSON.stringify(fields().map((each) => each.type === "radio" ? each.checked : each.value)));
  } catch {
    keep.checked = false;
  }
}

function forget() {
  try {
    localStorage.removeItem(KEPT);
  } catch {}
}

// What was kept of another version of the framework fits no more, and is left alone.
function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    if (kept?.length !== fields().length) return;
    keep.checked = true;
    fields().forEach((each, n) => (each[each.type === "radio" ? "checked" : "value"] = kept[n]));
  } catch {}
}

const now = new Date();
const today = new Date(now - 60000 * now.getTimezoneOffset()).toISOString().slice(0, 10);
form.elements.on.max = today;
form.elements.on.value ||= today;
if (keep) {
  restore();
  keep.onchange = () => (keep.checked ? save() : forget());
}
form.onsubmit = (event) => event.preventDefault();
form.oninput = () => {
  update();
  save();
};
// What was kept goes at once; the fields are empty only after the browser has emptied them.
form.onreset = () => {
  forget();
  setTimeout(() => {
    form.elements.on.value = today;
    update();
  });
};
document.getElementById("next").onclick = () => {
  const row = all("[data-row]").find(lacks);
  const field = all('[value=""]:checked', row)[0] ? reasonFor(row) : all("input", row)[0];
  field.focus();
};
document.getElementById("print").onclick = () => print();
update();
