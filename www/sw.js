// The service worker: keeps one version of the page whole, so that it works without a network after one visit.
// A version comes in one piece or not at all, and waits until the person takes it.

// Written by make/offline.mjs: the digest of all files, and each file with its own.
const version = VERSION;
const files = FILES;

const folder = new URL("./", location).pathname;
// Other folders of the same site may have caches, too.
const family = `memlane ${folder} `;
const kept = family + version;
// Where the cache notes which windows were open when this version took over: they show an older one.
const elders = "elders";
// A file whose name has a digest in it is always the same; an older version may need another than this one.
const dated = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  if (event.data === "arrived") event.waitUntil(tidy());
});
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !pathname.startsWith(folder)) return;
  const name = pathname.slice(folder.length);
  if (mode === "navigate" ? ["", "index.html"].includes(name) : name in files || dated.test(name)) {
    event.respondWith(answer(event.request, name || "index.html"));
  }
});

/** Fetches every file. What is not of this version is refused by its digest: the server may be changing right now. */
async function fill() {
  const cache = await caches.open(kept);
  const one = async ([name, integrity]) => {
    const response = await fetch(name, { integrity, cache: dated.test(name) ? "default" : "no-cache" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    // A copy, because an answer that a server sent elsewhere for may not open a page.
    await cache.put(name, new Response(response.body, { headers: response.headers }));
  };
  await Promise.all(Object.entries(files).map(one));
}

/** From the cache, which has every file of this version, or of an older one that a window still shows. */
async function answer(request, name) {
  for (const cache of [kept, ...(await others())]) {
    const found = await (await caches.open(cache)).match(name, { ignoreVary: true });
    if (found) return found;
  }
  return fetch(request);
}

async function takeOver() {
  const cache = await caches.open(kept);
  await cache.put(elders, Response.json(await windows()));
  await clients.claim();
  await tidy();
}

/** Deletes the other versions once no window shows an older one and no newer one is coming. */
async function tidy() {
  const noted = await (await caches.open(kept)).match(elders);
  const [old, open, names] = [noted ? await noted.json() : [], await windows(), await others()];
  const needed = registration.installing || registration.waiting || old.some((id) => open.includes(id));
  if (!needed) await Promise.all(names.map((name) => caches.delete(name)));
}

const others = async () => (await caches.keys()).filter((name) => name.startsWith(family) && name !== kept);
const windows = async () => (await clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id);
