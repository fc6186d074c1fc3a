// Finds what a query means, in what the build wrote down for that: corrects words that nobody here has written, knows numbers,
// postcodes, places, days and needs, and looks up the pages that have the words. It touches no page and no clock, and asks
// `load` for the files it needs, so that the build can try it too.

const DOUBLED = 0.5; // what one wrong letter costs; a whole one is 1
const LEFT_OUT = 0.8;
const VOWEL = 0.7;
const FIRST = 0.5; // more, where the first letter is wrong: people get that one right
const RARER = 0.4; // more, for each step from the words that matter most
const VOWELS = "aeiouy";
const TWO = 2.4; // two slips at the most, in a word that sounds the same
const CLOSE = 1.5; // and less in a short one
const SHORT = 5; // a word of fewer letters is only taken for one that it doubles or turns round: too many others are near it
const MEDIUM = 6; // and one of fewer than these only for what a need is called
const LONG = 7; // in one of so many, one wrong letter is a slip even if it sounds otherwise
const ENDINGS = /^(?:e?d|ing?|e?r|n)$/; // what a known word may have besides
const UNFINISHED = 4; // so many letters of a word may stand for all of it
const MOST_DIGITS = 9, FEWEST_DIGITS = 6; // of a number; its end is what is compared
const AROUND = 0.5; // what it counts that a page belongs to a need or an area of that name
const MAIN = 3; // and more, where a page that says so is there for just that need
const FEW = 3; // with fewer results, those that have only some of the words follow
const FOR_WORKERS = 0.4; // the page for the person comes first
const TITLE = 6, CALLED = 4, SAID = 2; // how much a word counts in a title, in what people call something, and in its summary
const INFLECTED = 5; // so many letters has a word of another language at least, if it may have others behind it
const FEW_NAMED = 2; // so many pages that have all words in what they are called are what was meant
const FEW_TITLED = 4; // and so many that have them in their titles
const SURE = 0.75; // so much of a query has to be what a guide is called for it to come before all pages
const SPOKEN = 20; // what it counts that somebody there speaks the language

// Make the build's list ready to be asked.
export function read(core) {
  letters = core.letters;
  const rank = new Map(core.words.flatMap((text, at) => text.split(" ").filter(Boolean).map((word) => [word, at])));
  const small = new Set(core.small.split(" "));
  const ringing = new Set(core.ringing.split(" "));
  const lexicon = { ...core, small, ringing, rank, sounds: new Map(), files: [] };
  // People type “constructor” too, which every plain object has.
  for (const name of ["short", "when", "speaks"]) lexicon[name] = Object.assign(Object.create(null), core[name]);
  lexicon.guides = core.guides.map(([kind, title, url, summary, called, key, risky, page, line], place) => {
    const phrases = [title, ...called].map(split);
    for (const word of phrases.flat()) if (!rank.has(word) && !small.has(word)) rank.set(word, 0);
    const said = phrases.map((phrase) => essential(lexicon, phrase).map(stem));
    return { kind, title, url, summary, key, risky, page, line, place, phrases: said };
  });
  lexicon.lines = core.lines.map(([name, number, when, called, names]) => {
    return { name, number, when, phrases: called.map(bare), names: names.map(bare) };
  });
  lexicon.danger = core.danger.map(bare);
  lexicon.stems = new Set([...rank.keys()].map(stem));
  return lexicon;
}

// Everything that is meant by a query: {lines, guides, pages, corrected, without}. Lines are to be rung, guides lead on, and pages
// are numbers of results, the best first; `first` of them come before the guides, of which `before` come before `then` pages.
// `fits` says how well each fits, 0 best, where the clock may decide between services that fit as well; -1 elsewhere. `without` are words that nobody here has written.
export async function find(lexicon, load, query, { filters = {}, exactly, weekday } = {}) {
  const shelf = makeShelf(lexicon, load);
  const only = await allowed(lexicon, shelf, filters);
  const meant = await (exactly ? { words: split(query), numbers: [], without: [] } : understand(lexicon, shelf, query));
  const { words, numbers, without } = meant;
  const telling = essential(lexicon, words);
  const others = telling.filter((word) => !lexicon.ringing.has(word));
  const asked = others[0] && telling.length - others.length > 1 ? others : telling; // “phone number” says that it is to be rung
  const known = asked.map((word) => finished(lexicon, word));
  const plain = exactly || only; // nothing but pages is asked for
  const times = exactly ? [] : asked.filter((word) => word in lexicon.when);
  const rest = exactly ? words : asked.filter((word) => !times.includes(word));
  const lines = plain ? [] : linesFor(lexicon, [...bare(query), ...words.flatMap(bare)], asked, numbers);
  const { guides: led, before = 0, days, sure, full } = guidesFor(lexicon, plain ? [] : known, { times, weekday, missing: without.length });
  const every = [...(only ?? [])].sort((a, b) => a - b).map((page) => ({ page }));
  const scored = query ? await pagesWith(lexicon, shelf, rest, { asked, times, days, exactly }) : every;
  // Of a query with a word that nobody here has written, what is left has to say what something is; and be all that it is called, if
  // it is no more than that. What is left of more such words is nothing, but in another language, of which few are known.
  const more = without.length - rest.length;
  const isSpoken = known.some((word) => word in lexicon.speaks);
  const isEnough = ({ least }) => (more < 0 ? least >= SAID : least > CALLED && least % 2 && (!more || isSpoken));
  const enough = scored.filter(isEnough);
  const guides = without[0] && more >= 0 && !isSpoken ? led.filter((guide) => enough.some(({ page }) => page === guide.page)) : led;
  const good = without[0] && !guides[0] ? enough : scored;
  const owners = await ownersOf(shelf, numbers);
  const several = rest.length > 1 && !days[0]; // what is open then was meant, rather than who is called so
  const own = owners[0] ? owners : await meantPages(lexicon, shelf, words, asked, good, { guides, sure, full, several });
  const shown = new Set(guides.map(({ page }) => page));
  const isWanted = (page) => !shown.has(page) && (!only || only.has(page));
  const pages = [...new Set([...own, ...good.map(({ page }) => page)])].filter(isWanted);
  const first = pages.filter((page) => own.includes(page)).length;
  const told = new Map(good.map((each) => [each.page, each]));
  const isFree = (page, at) => at >= first && isOf(lexicon, page, lexicon.service) && (!days[0] || days.includes(weekday));
  const fits = pages.map((page, at) => (isFree(page, at) ? (told.get(page).depth ?? 0) : -1));
  const then = first + (before < guides.length && told.get(pages[first])?.least >= SAID);
  return { lines, guides, before, pages, first, then, fits, corrected: meant.changed ? words.join(" ") : "", without };
}

// All that was found in the order in which it is shown. What says that it helps with what was asked for on a day comes before
// the list of the day.
export function arranged({ first, before, then }, lines, guides, pages) {
  return [...lines, ...pages.slice(0, first), ...guides.slice(0, before), ...pages.slice(first, then), ...guides.slice(before), ...pages.slice(then)];
}

// The pages that were meant, more than what guides lead to: the line to ring where there may be danger, what is called just so,
// what alone has all words in its name, and, where no guide is surely meant, what is called by all words.
async function meantPages(lexicon, shelf, words, asked, scored, { guides, sure, full, several }) {
  const { help } = lexicon;
  const line = sure ? (guides[0]?.line ?? -1) : -1;
  const called = [];
  for (const name of asked[0] ? [words, asked] : []) called.push(...(await pagesOf(shelf, `=${name.join(" ")}`)).keys());
  const named = called.filter((page, at) => page < help || !at); // one name of somebody is enough to lead to them
  const isTitled = ({ page, least }) => least >= TITLE && !isOf(lexicon, page, lexicon.closed) && !(full && page >= help);
  const titled = scored.filter(isTitled).map(({ page }) => page);
  const own = [...named, ...(several && titled.length <= FEW_TITLED ? titled : [])];
  const close = scored.filter(({ page, least }) => least >= CALLED && page < help).map(({ page }) => page);
  if (!sure && guides[0] && !own[0]) own.push(...close.slice(0, FEW_NAMED));
  return line < 0 ? own : [line, ...own];
}

// What is fetched of the index, each file once. Its keys are cut into files; `firsts` are the first keys of those.
function makeShelf({ firsts, folder, files }, load) {
  const spots = (from, to) => {
    const place = (key) => firsts.filter((first) => first <= key).length - 1;
    return range(Math.max(0, place(from)), place(to) + 1);
  };
  const fetched = (at) =>
    (files[at] ??= (async () => new Map(Object.entries(await load(`${folder}/words-${at}.json`))))().catch((error) => {
      delete files[at];
      throw error;
    }));
  const pages = (told = []) => {
    const found = new Map();
    for (let at = 0, page = 0; at < told.length; at += 2) found.set((page += told[at]), told[at + 1]);
    return found;
  };
  return {
    // The pages of one key, each with how much it counts there.
    async pages(key) {
      const [file] = await Promise.all(spots(key, key).map(fetched));
      return pages(file?.get(key));
    },
    // All keys that begin so, with their pages.
    async beginning(start) {
      const some = await Promise.all(spots(start, `${start}\uffff`).map(fetched));
      const found = some.flatMap((file) => [...file.keys()].filter((key) => key.startsWith(start)).map((key) => [key, file.get(key)]));
      return found.map(([key, told]) => [key, pages(told)]);
    },
  };
}

// The pages that have a word in any of its forms.
async function withWord(shelf, word) {
  const root = stem(word);
  const start = root.length > 3 ? root.slice(0, -1) : root;
  return (await shelf.beginning(start)).filter(([key]) => key === word || stem(key) === root);
}

// The pages that fit all filters; undefined without any.
async function allowed({ kinds, count }, shelf, filters) {
  let only;
  for (const [name, value] of Object.entries(filters)) {
    const pages = name === "kind" ? range(...rangeOf(kinds, count, value)) : [...(await shelf.pages(`${name}:${value}`)).keys()];
    only = new Set(only ? pages.filter((page) => only.has(page)) : pages);
  }
  return only;
}

const range = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

function isOf({ kinds, count }, page, kind) {
  const [from, to] = rangeOf(kinds, count, kind);
  return page >= from && page < to;
}

// From which page to which all are of one kind.
function rangeOf(kinds, count, wanted) {
  const at = kinds.findIndex(([kind]) => kind === wanted);
  return at < 0 ? [0, 0] : [kinds[at][1], kinds[at + 1]?.[1] ?? count];
}

// What was typed, as words and numbers that are known here.
async function understand(lexicon, shelf, query) {
  const { text, numbers } = numbersIn(pictured(lexicon, query), lexicon);
  const known = (word, isLast) => isKnown(lexicon, shelf, word, isLast);
  const typed = [];
  for (const word of await withCodes(shelf, split(text))) {
    const long = lexicon.short[word];
    const isWritten = lexicon.rank.has(word) || lexicon.small.has(word) || (await shelf.pages(word)).size;
    typed.push(...(long && (word.length < 3 || !isWritten) ? long.split(" ") : [word]));
  }
  const words = [];
  const without = [];
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at];
    const next = typed[at + 1];
    const isIn = await known(word, at === typed.length - 1);
    if (next && word.length > 1 && lexicon.rank.has(word + next) && !(isIn && (await known(next)))) {
      words.push(word + next);
      at++;
    } else if (isIn) {
      words.push(word);
    } else {
      const better = inflected(lexicon, word) ?? instead(lexicon, word);
      if (better) words.push(...better);
      else without.push(word);
    }
  }
  return { words, numbers, without, changed: words.join(" ") !== typed.filter((word) => !without.includes(word)).join(" ") };
}

// A text with words in the place of small pictures.
function pictured({ pictures, stems }, text) {
  return text.replace(/\ufe0f/g, "").replace(/[^\p{L}\p{M}\p{N}\p{P}\s\x00-\x7f]/gu, (each) => {
    const words = pictures[each]?.split(" ");
    return words ? ` ${words.find((word) => stems.has(stem(word))) ?? words[0]} ` : " ";
  });
}

// Telephone numbers are taken out of a text: their digits from the end, so that it doesn't matter where they begin.
function numbersIn(text, { lines }) {
  const numbers = [];
  const left = text.replace(/\(0\)/g, "").replace(/(?<![\p{L}\p{N}])[+(]*\d[\d\s().\/-]*/gu, (each) => {
    const digits = each.replace(/\D/g, "");
    const isLine = lines.some(({ number }) => number.replace(/\D/g, "") === digits);
    if (digits.length < FEWEST_DIGITS && !isLine) return digits.length < 3 || /\d\s+\d/.test(each.trim()) ? each : (numbers.push(digits), each);
    numbers.push(digits);
    return " ";
  });
  return { text: left, numbers };
}

// Postcodes are written together, wherever their spaces are: “z z 2 1aa”. What follows a first half that is known says no more
// than that half.
async function withCodes(shelf, words) {
  const joined = [];
  for (let at = 0; at < words.length; at++) {
    let code;
    for (let more = 5; more >= 0 && !code; more--) {
      const text = words.slice(at, at + more + 1).join("");
      const parts = /^(?:([a-z]{1,2}\d[a-z\d]??)(?:\d[a-z]{0,2})?|([a-z]\d[\dw])(?:[a-z\d]{4})?)$/.exec(text) ?? [];
      for (const part of parts) if (!code && part && (await shelf.pages(part)).size) code = part;
      if (code) at += more;
    }
    joined.push(code ?? words[at]);
  }
  return joined;
}

// Who has a number, whose own it is first. A part of one is enough if it is long.
async function ownersOf(shelf, numbers) {
  const found = [];
  for (const digits of numbers) {
    const key = `#${[...digits].reverse().join("").slice(0, MOST_DIGITS)}`;
    const keys = digits.length < FEWEST_DIGITS ? [[key, await shelf.pages(key)]] : await shelf.beginning(key);
    found.push(...keys.flatMap(([, pages]) => [...pages]));
  }
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([page]) => page);
}

// The lines to ring: those whose number or name was typed, or that are for what was; all of them where there is danger and
// none is for just that, or where somebody asks whom to ring.
function linesFor({ lines, danger, ringing, when }, typed, asked, numbers) {
  const has = new Set(typed.map(stem));
  const telling = asked.filter((word) => !ringing.has(word) && !(word in when));
  const spoken = typed.join(" ");
  const isOnce = (phrase) => new Set(phrase).size === phrase.length; // “one one one” isn't meant by any “one”
  const said = (phrase) => phrase.every((word) => has.has(stem(word))) && (isOnce(phrase) || spoken.includes(phrase.join(" ")));
  const named = (phrase) => said(phrase) && phrase.length * 2 >= telling.length;
  const found = lines.filter(
    ({ number, phrases, names }) => numbers.includes(number.replace(/\D/g, "")) || phrases.some(said) || names.some(named),
  );
  const isAsking = new Set(asked).size > 1 && asked.every((word) => ringing.has(word)) && !numbers[0];
  return found[0] || !(isAsking || danger.some(said)) ? found : lines;
}

// The needs, groups, areas and lists that are called what was asked for, the best first; and the days that are meant.
function guidesFor(lexicon, asked, { times, weekday, missing }) {
  if (!asked[0]) return { guides: [], days: [] };
  const { guides, area, list, small, both, when, lists, speaks } = lexicon;
  const stems = new Set(asked.map(stem));
  const fits = guides.map((guide) => ({ guide, ...fit(guide, stems) }));
  // Small words of other languages are only known from what they stand in.
  const isSmall = (word) => word in speaks && !fits.some(({ covered }) => covered.has(stem(word)));
  const rest = asked.filter((word) => !times.includes(word) && !isSmall(word));
  const core = (rest[0] ? rest : asked).map(stem);
  const cover = ({ covered }, words) => words.filter((word) => covered.has(word)).length;
  // Where what a place is called is something else, too, such as a hospital, that is meant.
  const isElse = (word) => fits.some((each) => each.guide.kind !== area && each.covered.has(word));
  const places = fits.filter((each) => each.guide.kind === area && core.some((word) => each.covered.has(word) && !isElse(word)));
  const areas = places.sort((a, b) => cover(b, core) - cover(a, core) || b.longest - a.longest);
  const here = areas[0];
  const left = here ? core.filter((word) => !here.covered.has(word)) : core;
  const share = (each, more = 0) => (left[0] ? cover(each, left) / (left.length + more) + each.longest / 100 : 0);
  const whole = ({ guide, covered }) => guide.kind !== list || left.every((word) => covered.has(word) || small.has(word));
  const found = fits.filter((each) => each.guide.kind !== area && share(each) >= 0.5 && whole(each)).sort((a, b) => share(b) - share(a));
  const over = left.filter((word) => !found[0]?.covered.has(word)); // what the best of them doesn't say, another may
  const all = over[0] ? over : left;
  const others = fits.filter((each) => all[0] && each.guide.kind !== area && cover(each, all) === all.length && whole(each));
  const led = [...new Set([...found.slice(0, 1), ...others, ...(over[0] ? found : [])])].slice(0, 2).map(({ guide }) => guide);
  const there = here && left[0] ? found.map(({ guide }) => both[`${guide.place} ${here.guide.place}`]).filter(Boolean) : [];
  const days = [...new Set(times.flatMap((word) => daysOf(when[word], weekday)))];
  const timed = [...days, ...times.map((word) => when[word])].filter((name) => name in lists).map((name) => guides[lists[name]]);
  const alone = here && !(left[0] && led[0]) ? [here.guide] : [];
  const made = there.slice(0, 1).map(([title, url]) => ({ ...led[0], title, url, page: -1 }));
  const around = here && led[0] && !made[0] ? [here.guide] : []; // there is no list of just that there
  const meant = [...new Set([...alone, ...made, ...led, ...around])];
  const ordered = [...new Set(rest[0] ? [...meant, ...timed] : [...timed, ...meant])];
  const best = found[0] ? share(found[0], missing) : 1;
  const full = found[0] && cover(found[0], left) === left.length; // all is said by what a guide is called
  return { guides: ordered, before: rest[0] && days[0] ? meant.length : ordered.length, days, sure: best >= SURE, full };
}

// A word that may be the beginning of one that a guide is called by, as that one.
function finished({ stems }, word) {
  const root = stem(word);
  if (stems.has(root) || word.length < UNFINISHED) return word;
  return [...stems].find((each) => each.startsWith(word)) ?? word;
}

// The days that are meant, where it is known what day it is.
function daysOf(name, weekday) {
  const days = { weekend: [6, 7], today: [weekday], tomorrow: [(weekday % 7) + 1] }[name] ?? [+name];
  return days.filter(Boolean);
}

// Which words of a query are said by a guide's phrases, and the length of the longest of those.
function fit({ phrases }, stems) {
  const covered = new Set();
  let longest = 0;
  for (const phrase of phrases) {
    if (!phrase.every((word) => stems.has(word))) continue;
    for (const word of phrase) covered.add(word);
    longest = Math.max(longest, phrase.length);
  }
  return { covered, longest };
}

// The pages that have the words: first help that has all of them, then, if that is little, help that has some; then the rest.
// Each says how much the word counts there that counts `least`; nothing, where a page only belongs to what is called so. Its
// `depth` is where that word was found: 0 where it says what the page is, 1 in its text, 2 where only its need is called so.
async function pagesWith(lexicon, shelf, words, { asked, times, days, exactly }) {
  const { count, help, speaks, workers } = lexicon;
  const around = exactly ? [] : await aroundWords(lexicon, shelf, asked);
  const sums = new Map();
  const add = (page, score, literal, had = 1, depth = 0, passing = false) => {
    const sum = sums.get(page) ?? { page, had: 0, score: 0, least: Infinity, most: 0, depth: 0 };
    sum.had += had;
    sum.score += score;
    sum.least = Math.min(sum.least, literal);
    sum.most = Math.max(sum.most, literal);
    sum.depth = Math.max(sum.depth, depth);
    sum.passing ||= passing;
    sums.set(page, sum);
  };
  for (const [at, word] of words.entries()) {
    const found = await pagesOf(shelf, word, !exactly && at === words.length - 1);
    const literal = new Map(found);
    const near = new Set();
    const belongs = new Set(); // to a need or an area that is called just so: there is no better answer
    for (const { covered, own, pages } of around) {
      if (!covered.has(stem(word))) continue;
      for (const [page, main] of pages) {
        found.set(page, found.has(page) ? found.get(page) + (main - 1) * MAIN : AROUND);
        near.add(page);
      }
      if (own.has(stem(word))) for (const page of pages.keys()) belongs.add(page);
    }
    const rare = Math.log(1 + count / (found.size + 1));
    for (const [page, weight] of found) {
      const said = literal.get(page) ?? 0;
      const isAnswer = belongs.size ? belongs.has(page) : said >= SAID;
      add(page, weight * rare, said, 1, isAnswer ? 0 : said ? 1 : 2, said < SAID && !near.has(page));
    }
  }
  for (const language of new Set(asked.map((word) => speaks[word]).filter(Boolean))) {
    for (const page of (await shelf.pages(`language:${language}`)).keys()) add(page, SPOKEN, 0, sums.has(page) ? 0 : words.length);
  }
  for (const word of times) {
    for (const [page, weight] of await pagesOf(shelf, word)) if (sums.has(page)) sums.get(page).score += weight;
  }
  if (days[0]) await keepOpen(lexicon, shelf, days, sums, words[0] ? undefined : add);
  for (const page of workers) if (sums.has(page)) sums.get(page).score *= FOR_WORKERS;
  const ranked = [...sums.values()].sort((a, b) => b.had - a.had || a.depth - b.depth || b.score - a.score || a.page - b.page);
  const isHelp = ({ page }) => page < help;
  const helpFirst = (pages) => [...pages.filter(isHelp), ...pages.filter((each) => !isHelp(each))];
  const whole = helpFirst(ranked.filter(({ had }) => had >= words.length));
  const best = whole.filter(({ passing }) => !passing);
  const some = best.length < FEW ? ranked.filter((each) => each.had < words.length && (isHelp(each) || each.most > CALLED)) : [];
  const all = best.some(isHelp) ? whole : [...best, ...whole.filter(({ passing }) => passing)];
  const found = [...all, ...some.map((each) => ({ ...each, least: 0, depth: -1 }))];
  const isClosed = ({ page }) => isOf(lexicon, page, lexicon.closed); // those come after all else, unless their whole name was typed
  return [...found.filter((each) => !isClosed(each)), ...found.filter(isClosed)];
}

// The pages that have a word in any of its forms, or that have one that it may be the beginning of, with how much it counts.
async function pagesOf(shelf, word, isLast) {
  const forms = await withWord(shelf, word);
  const all = !forms[0] && isLast && word.length >= UNFINISHED ? await shelf.beginning(word) : forms;
  const found = new Map();
  for (const [, pages] of all) for (const [page, weight] of pages) found.set(page, Math.max(found.get(page) ?? 0, weight));
  return found;
}

// What belongs to the needs and areas that are called what was asked for, with the words that are said by that. All that belongs
// to one is what its `own` name says, and not all of it what else it is called: not every place to wash has a shower.
async function aroundWords({ guides }, shelf, asked) {
  const stems = new Set(asked.map(stem));
  const related = guides.filter(({ key }) => key).map((guide) => ({ guide, ...fit(guide, stems) }));
  const meant = related.filter(({ covered }) => covered.size);
  return Promise.all(meant.map(async ({ guide, covered }) => {
    const { covered: own } = fit({ phrases: guide.phrases.slice(0, 1) }, stems);
    return { covered, own, pages: await shelf.pages(guide.key) };
  }));
}

// Of services, only those that are usually open on one of some days; all of those, where nothing else was asked for.
async function keepOpen(lexicon, shelf, days, sums, add) {
  const open = new Set((await Promise.all(days.map((day) => shelf.pages(`day:${day}`)))).flatMap((pages) => [...pages.keys()]));
  if (add) for (const page of open) add(page, 0, 0);
  for (const page of [...sums.keys()]) if (isOf(lexicon, page, lexicon.service) && !open.has(page)) sums.delete(page);
}

// The words that say what is looked for; all of them when none does.
function essential({ small }, words) {
  const kept = words.filter((word) => !small.has(word));
  return kept.length ? kept : words;
}

let letters; // that stand for others, such as ł for l: the build's own

// A text as people type it who don't have its letters: “Łódź” gives “lodz”. The build folds its words the same way.
function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, "");
  return plain.replace(/[^\x00-\x7f]/gu, (letter) => letters[letter] ?? letter).normalize("NFC");
}

function split(text) {
  return fold(text).replaceAll("’", "'").match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

// Words without apostrophes, which people leave out.
const bare = (text) => split(text).map((word) => word.replaceAll("'", ""));

// A word without its ending, so that “hostels” is known where “hostel” is.
function stem(word) {
  const one = word.replace(/'s?$/, "").replace(/(?<=..)ies?$/, "y").replace(/(?<=..[^su])s$/, "");
  const cut = one.replace(/(?<=...)(?:ing|ed)$|(?<=....)(?:ion|e)$/, "");
  return (cut === one ? one : cut.replace(/([bdgmnprt])\1$/, "$1")).replace(/ll$/, "l");
}

async function isKnown({ small, rank, stems, when }, shelf, word, isLast) {
  if (small.has(word) || rank.has(word) || word in when || (word.length > 2 && stems.has(stem(word)))) return true;
  if ((await withWord(shelf, word))[0]) return true;
  return isLast && word.length >= UNFINISHED && (await shelf.beginning(word)).length > 0; // may not be typed to its end yet
}

// A word of another language without what that language adds to its words: “lekarza” is “lekarz”, “d'aide” “aide”, and “الطعام”
// “طعام”; or with what it leaves out at their end: “محام” is “محامي”.
function inflected({ speaks }, word) {
  const bare = [/^[وبل]?ال/, /^[وبل]/, /^(?:[cdjlmnst]|qu)'/].map((article) => word.replace(article, "")).find((each) => each in speaks);
  if (bare) return [bare];
  const ending = [1, 2].map((more) => word.slice(0, -more)).find((each) => each.length >= INFLECTED && each in speaks);
  const whole = /^[^a-z]{4,}$/.test(word) && Object.keys(speaks).find((each) => each.length === word.length + 1 && each.startsWith(word));
  return ending ? [ending] : whole ? [whole] : undefined;
}

// A slip of one letter is likelier than two words written as one, and that is likelier than two slips. Some write as they hear,
// “evicshun”, “shelta” and “hittin”, and some no vowels, “shwr”.
function instead(lexicon, word) {
  const heard = word.replace(/(?:sh[uo]n|cion)(?=s?$)/, "tion").replace(/a$/, "er").replace(/in$/, "ing");
  const one = word.length > LONG ? word.replace(/s$/, "") : word;
  const found = (lexicon.stems.has(stem(heard)) && !(stem(heard) in lexicon.speaks) ? heard : nearest(lexicon, word, 1)) ?? nearest(lexicon, one, 1) ?? withVowels(lexicon, word) ?? parts(lexicon, word) ?? nearest(lexicon, heard, TWO);
  return found && [found].flat();
}

// The word that matters most of those that are written so without their vowels.
function withVowels({ rank }, word) {
  const bones = (each) => each.replace(/[aeiouy]/g, "");
  if (word.length < 3 || bones(word) !== word) return undefined;
  const all = [...rank].filter(([known]) => known[0] === word[0] && bones(known) === word);
  return all.sort((one, other) => one[1] - other[1])[0]?.[0];
}

// Two words that matter and were written as one.
function parts({ rank }, word) {
  const matters = (part) => rank.get(part) < SAID;
  for (let at = 3; at <= word.length - 3; at++) {
    const both = [word.slice(0, at), word.slice(at)];
    if (both.every(matters)) return both;
  }
}

// How a word sounds, roughly: its consonants, those that sound alike written alike, each once.
function sound(word) {
  const alike = word.replace(/ph/g, "f").replace(/j/g, "g").replace(/ti(?=on)/g, "s").replace(/[ckqz]/g, "s");
  return alike.replace(/(?:ie?|ey)$/, "y").replace(/[aeiouhw']|y(?!$)/g, "").replace(/(.)\1+/g, "$1");
}

function soundOf(sounds, word) {
  if (!sounds.has(word)) sounds.set(word, sound(word));
  return sounds.get(word);
}

// One whole letter wrong may be a slip; where two are, or one in a short word, it has to sound the same to be meant.
function nearest({ rank, sounds }, word, limit) {
  if (word.length < 4 || /\d/.test(word)) return undefined;
  const own = sound(word);
  let best;
  let least = Infinity;
  for (const [known, at] of rank) {
    const longer = Math.abs(known.length - word.length);
    if (longer > 4 || known.length < 3 || (word.length < MEDIUM && at > 0)) continue;
    const same = own === soundOf(sounds, known);
    if (!same && !mayBe(word, known, longer)) continue;
    const apart = distance(word, known);
    const cost = apart + at * RARER;
    if (cost > limit || cost >= least || !isLikely(word, known, same, apart)) continue;
    least = cost;
    best = known;
  }
  return best;
}

// Whether a word that sounds otherwise may be meant at all; comparing letter by letter takes longer.
function mayBe(word, known, longer) {
  if (word.startsWith(known)) return true;
  if (!longer && word.length >= LONG && word[0] === known[0]) return true;
  if (!longer) return (word[0] === known[0] || word[0] === known[1]) && isTurned(word, known);
  return longer === 1 && word[0] === known[0];
}

const isTurned = (word, known) => [...word].sort().join() === [...known].sort().join();

function isLikely(word, known, same, apart) {
  if (word.startsWith(known) && ENDINGS.test(word.slice(known.length))) return true;
  if (apart <= DOUBLED || isTurned(word, known)) return true;
  if (word.length < SHORT) return false;
  const isAlike = word.length >= LONG || word.length !== known.length;
  return (same && (word.length >= LONG || apart <= CLOSE)) || (word.length >= MEDIUM && known.length >= MEDIUM && apart <= 1 && isAlike);
}

// How far a typed word is from a known one: Damerau and Levenshtein's distance of optimal alignment, in which letters that
// people commonly double, leave out or take for another cost less.
function distance(typed, known) {
  let before = [];
  let row = [0];
  for (let j = 1; j <= known.length; j++) row.push(row[j - 1] + leftOut(known, j));
  for (let i = 1; i <= typed.length; i++) {
    const above = row;
    row = [above[0] + 1];
    for (let j = 1; j <= known.length; j++) {
      const [a, b] = [typed[i - 1], known[j - 1]];
      row[j] = Math.min(
        above[j] + (a === typed[i - 2] ? DOUBLED : 1),
        row[j - 1] + leftOut(known, j),
        above[j - 1] + (a === b ? 0 : VOWELS.includes(a) && VOWELS.includes(b) ? VOWEL : 1),
        i > 1 && j > 1 && a === known[j - 2] && typed[i - 2] === b ? before[j - 2] + 1 : Infinity,
      );
    }
    before = above;
  }
  return row[known.length] + (typed[0] === known[0] ? 0 : FIRST);
}

function leftOut(known, at) {
  return known[at - 1] === known[at - 2] ? DOUBLED : LEFT_OUT;
}
