// Forgives what was typed: corrects words nobody here has written, joins and splits words, and finds the needs, groups
// of people and areas that are meant. It works from the list of words that the build makes, and touches no page.

const DOUBLED = 0.5; // what one wrong letter costs; a whole one is 1
const LEFT_OUT = 0.8;
const VOWEL = 0.7;
const FIRST = 0.5; // more, where the first letter is wrong: people get that one right
const RARER = 0.4; // more, for each step from the words that matter most
const VOWELS = "aeiouy";
const TWO = 2.4; // two slips at the most, in a word that isn't rare
const SHORT = 6; // a word of fewer letters is only taken for what a need is called: too many others are near it

// Make the build's list ready to be asked.
export function read({ small, words, guides, area }) {
  const rank = new Map(words.flatMap((text, at) => text.split(" ").filter(Boolean).map((word) => [word, at])));
  const made = guides.map(([kind, title, url, summary, called]) => {
    const phrases = [title, ...called].map((phrase) => split(phrase));
    for (const word of phrases.flat()) if (!rank.has(word)) rank.set(word, 0);
    return { kind, title, url, summary, phrases };
  });
  const pairs = new Set(made.flatMap(({ phrases }) => phrases.flatMap(pairsOf)));
  const lexicon = { small: new Set(small.split(" ")), rank, stems: new Set([...rank.keys()].map(stem)), pairs };
  for (const guide of made) {
    guide.phrases = guide.phrases.map((phrase) => essential(lexicon, phrase).map(stem));
  }
  return { ...lexicon, area, guides: made };
}

// The words that were meant: {words, changed}.
export function correct(lexicon, query) {
  const typed = split(query);
  const words = [];
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at];
    const next = typed[at + 1];
    if (next && joins(lexicon, word, next)) {
      words.push(word + next);
      at++;
    } else if (isKnown(lexicon, word, at === typed.length - 1)) {
      words.push(word);
    } else {
      words.push(...instead(lexicon, word));
    }
  }
  return { words, changed: words.join(" ") !== typed.join(" ") };
}

// The words that say what is looked for; all of them when none does.
export function essential({ small }, words) {
  const kept = words.filter((word) => !small.has(word));
  return kept.length ? kept : words;
}

// The needs, groups and areas that are called what was asked for, the best first: two at most.
export function guidesFor(lexicon, asked) {
  const stems = asked.map(stem);
  const unfinished = lexicon.stems.has(stems.at(-1)) ? undefined : stems.at(-1);
  const found = lexicon.guides.map((guide) => ({ guide, fit: fit(guide, lexicon.area, stems, unfinished) }));
  return found.filter((each) => each.fit >= 0.5).sort((a, b) => b.fit - a.fit).slice(0, 2).map((each) => each.guide);
}

// How much of what was asked is said by a guide's phrases, from 0 to 1; longer phrases, which are surer, count a little more.
function fit({ kind, phrases }, area, stems, unfinished) {
  const covered = new Set();
  let longest = 0;
  for (const phrase of phrases) {
    if (!phrase.every((word) => stems.includes(word) || (unfinished?.length > 2 && word.startsWith(unfinished)))) continue;
    for (const word of phrase) covered.add(word);
    longest = Math.max(longest, phrase.length);
  }
  const share = Math.min(1, covered.size / stems.length);
  return kind === area && share < 1 ? 0 : share + longest / 100;
}

const LETTERS = {
  ł: "l", đ: "d", ð: "d", ø: "o", ħ: "h", ı: "i", ŧ: "t", æ: "ae", œ: "oe", ß: "ss", þ: "th",
};

// A text as people type it who don't have its letters: “Łódź” gives “lodz”. The build folds its words the same way.
function fold(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");
  return bare.replace(/[łđðøħıŧæœßþ]/g, (letter) => LETTERS[letter]).normalize("NFC");
}

function split(text) {
  return fold(text).replaceAll("’", "'").match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

function pairsOf(words) {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

// A word without its ending, so that “hostels” is known where “hostel” is.
function stem(word) {
  const one = word.replace(/'s?$/, "").replace(/(?<=..)ies$/, "y").replace(/(?<=..[^su])s$/, "");
  const cut = one.replace(/(?<=...)(?:ing|ed)$|(?<=....)(?:ion|e)$/, "");
  return (cut === one ? one : cut.replace(/([bdgmnprt])\1$/, "$1")).replace(/ll$/, "l");
}

function isKnown({ small, rank, stems }, word, isLast) {
  if (word.length < 3 || /\d/.test(word) || small.has(word) || stems.has(stem(word))) return true;
  return isLast && [...rank.keys()].some((known) => known.startsWith(word)); // may not be typed to its end yet
}

function joins({ rank, pairs }, word, next) {
  return word.length > 1 && rank.has(word + next) && !pairs.has(`${word} ${next}`);
}

// A slip of one letter is likelier than two words written as one, and that is likelier than two slips.
function instead(lexicon, word) {
  const found = nearest(lexicon, word, 1) ?? parts(lexicon, word) ?? (word.length >= SHORT && nearest(lexicon, word, TWO));
  return [found || word].flat();
}

// Two known words that were written as one.
function parts({ rank }, word) {
  for (let at = 3; at <= word.length - 3; at++) {
    if (rank.has(word.slice(0, at)) && rank.has(word.slice(at))) return [word.slice(0, at), word.slice(at)];
  }
}

function nearest({ rank }, word, limit) {
  if (word.length < 4) return undefined;
  let best;
  let least = Infinity;
  for (const [known, at] of rank) {
    if (Math.abs(known.length - word.length) > 4 || (word.length < SHORT && at > 0)) continue;
    const cost = distance(word, known) + at * RARER;
    if (cost <= limit && cost < least) {
      least = cost;
      best = known;
    }
  }
  return best;
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
