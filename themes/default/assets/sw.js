// Keeps the directory on a phone, once its reader has asked for that on the page /keep/, and shows the kept copy when the
// site can't be reached. Nothing but that page registers this, and it stores nothing but the files that data/kept.json
// lists, each under its address and version. So a newer copy is filled in beside the older, only what changed is asked
// for, and the one moment in which the new list takes the place of the old one is the switch.

const BASE = new URL(".", location).href;
const LIST = `${BASE}data/kept.json`;
const STORE = { cacheName: `kept ${BASE}` };
const DAY = 86400000;
const PATIENCE = 8000; // milliseconds until a kept page is shown because the site is too slow
const SHIFT = 3000; // milliseconds of filling at a time: browsers end workers that are busy for long
const AT_ONCE = 6;
const LANGUAGE = _language();

let asked; // whether the reader wants the directory kept, as far as this worker was told
let filling; // a promise, while files are fetched

const kept = async () => (await caches.match(LIST, STORE))?.json();
const keyOf = ([path, version]) => `${BASE}${path}?${version}`;
const load = (address, redirect) => fetch(address, { cache: "no-cache", redirect });

async function find(path) {
  const version = (await kept())?.files[path];
  return version && caches.match(keyOf([path, version]), STORE);
}

async function remove() {
  asked = false;
  await caches.delete(STORE.cacheName);
  await registration.unregister();
}

// Brings the copy up to date for a while; returns how many files are left, with which the next call goes on.
const update = () => (filling ??= fill().finally(() => (filling = null)));

// The list as it is published now; fails where what comes isn't the list of the site whose copy is kept.
async function published() {
  const list = await (await load(LIST)).json();
  const { site } = (await kept()) ?? {};
  if (!list.files || (site && site !== list.site)) throw list;
  return list;
}

async function fill() {
  const list = await published();
  if (list.withdrawn) return remove();
  const cache = await caches.open(STORE.cacheName);
  // If it was removed while the list was on its way, opening has made it anew.
  if (!asked && !(await cache.match(LIST))) return remove();
  const old = new Set((await cache.keys()).map(({ url }) => url));
  old.delete(LIST);
  const missing = Object.entries(list.files).filter((each) => !old.delete(keyOf(each)));
  const end = Date.now() + SHIFT;
  const was = missing.length;
  while (missing.length && Date.now() < end) {
    await Promise.all(missing.splice(-AT_ONCE).map(async (each) => {
      const file = await load(BASE + each[0]);
      if (!file.ok) throw file;
      await cache.put(keyOf(each), new Response(await file.blob()));
    }));
  }
  // The list is asked for once more, in case another site was published meanwhile: nothing of the two may be mixed.
  if (was) return missing.length || 1;
  await cache.put(LIST, new Response(JSON.stringify({ ...list, at: Date.now() })));
  for (const url of old) await cache.delete(url);
}

async function refresh() {
  const list = await kept();
  if (!list || Math.abs(Date.now() - list.at) < DAY || navigator.connection?.saveData) return;
  while (await update());
}

// By the calendar of the site's zone.
function age({ at, zone }) {
  const say = (time, locale, dateStyle) => new Date(time).toLocaleDateString(locale, { dateStyle, timeZone: zone });
  const day = (time) => Date.parse(say(time, "sv", "short")) / DAY;
  const apart = day(at) - day(Date.now());
  const date = say(at, LANGUAGE, "long");
  if (apart > 0) return _("This copy was kept on %(date)s.", { date }); // the phone's clock was set back
  const ago = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" }).format(apart, "day");
  return _("This copy was kept on %(date)s, %(ago)s.", { date, ago });
}

async function answer(event, path) {
  const { request } = event;
  const copy = await find(path).catch(() => {}); // with signal, the site is read whatever became of the copy
  // What has its hash in its name never changes.
  if (copy && path.startsWith("assets/")) return copy;
  const isPage = request.mode === "navigate";
  // Pages are never taken from the browser's own cache, which doesn't say how old they are.
  const online = isPage ? load(request.url, "manual") : fetch(request);
  const late = new Promise((done) => copy && setTimeout(done, PATIENCE));
  const right = copy || isPage ? online.then(async (got) => (await isOurs(got.clone(), path)) && got) : online;
  const got = await Promise.race([right, late]).catch(() => {});
  if (got && got.status < 500) {
    if (isPage) event.waitUntil(refresh());
    return got;
  }
  if (copy) return isPage ? dated(copy) : copy;
  return (isPage && (await find("offline.html"))) || online;
}

// Whether an answer comes from this site. Pages name it; what doesn't may still be a page that has moved or is gone, if the
// list as it is now can be had and doesn't say otherwise.
async function isOurs(got, path) {
  if (got.ok) {
    const { site } = await kept();
    const told = /(^|\/|\.html)$/.test(path) && `rel="canonical" href="${site}`;
    if (told ? (await got.text()).includes(told) : !/html/.test(got.headers.get("Content-Type"))) return true;
  }
  const { files } = await published();
  return got.status < 400 || !files[path];
}

// A kept page that says so. Nothing of this stands in the pages themselves.
async function dated(copy) {
  const html = await copy.text();
  const told = age(await kept());
  const said = _("No signal, or the site can’t be reached. %(told)s Check before you go.", { told });
  const lang = html.includes(`<html lang="${LANGUAGE}"`) ? "" : ` lang="${LANGUAGE}"`;
  return new Response(html.replace("<main", `<p class="kept" role="status"${lang}>${said}</p>$&`), copy);
}

// Answers the page /keep/, which asks for "keep" or "remove", or only how things are. Less than none are left when it failed.
async function reply({ data, source }) {
  let left;
  if (data === "remove") await remove();
  if (data === "keep") {
    asked = true;
    left = await update().catch(() => -1);
  }
  const list = await kept();
  source.postMessage({ left, kept: list && `${age(list)} ${list.size}.` });
}

oninstall = skipWaiting;
onmessage = (event) => event.waitUntil(reply(event));
onfetch = (event) => {
  const { url } = event.request;
  if (url.startsWith(BASE)) event.respondWith(answer(event, url.slice(BASE.length).split(/[?#]/)[0]));
};
