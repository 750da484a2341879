// Holds the files of one version of the page, so that it opens without a network. The build fills in the two constants.
// It answers for these files alone, and for the site's config, which its operator may change at any time: the newest
// that comes counts, and the last one that came while there is no network. What another app of the device shares with an
// installed Bomlight it hands to the page. It sends nothing.

const VERSION = 'none';
const FILES = [];

const OWN = `bomlight ${self.registration.scope} `;
const CACHE = OWN + VERSION;
const HOME = self.registration.scope;

/** Where files that were shared wait for the page, which takes them out (offline.mjs). */
const SHARED = `${OWN}shared`;
const SHARE = `${HOME}share`;

self.addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

// Other pages of the same host may have caches too: only older ones of this page go.
self.addEventListener('activate', (event) => {
  const outdated = (name) => name.startsWith(OWN) && ![CACHE, SHARED].includes(name);
  const clean = async () => Promise.all((await caches.keys()).filter(outdated).map((name) => caches.delete(name)));
  event.waitUntil(clean().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

const CONFIG = `${HOME}config.json`;

/** The newest config, else the last one. */
const config = async (request) => {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(CONFIG, response.clone());
    else await cache.delete(CONFIG);
    return response;
  } catch (error) {
    const kept = await cache.match(CONFIG);
    if (kept) return kept;
    throw error;
  }
};

/** Keeps the files of a share (`share_target` of the manifest) and leads to the page; it tells where they did not all come. */
const receive = async (request) => {
  try {
    const files = (await request.formData()).getAll('files').filter((it) => it.name);
    await caches.delete(SHARED);
    const cache = await caches.open(SHARED);
    for (const [at, file] of files.entries()) {
      await cache.put(`${HOME}shared/${at}/${encodeURIComponent(file.name)}`, new Response(file));
    }
  } catch {
    await caches.delete(SHARED);
  }
  return Response.redirect(`${HOME}?shared`, 303);
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'POST' && request.url === SHARE) {
    event.respondWith(receive(request));
    return;
  }
  if (request.method !== 'GET' || !request.url.startsWith(HOME)) return;
  const address = request.url.split(/[?#]/)[0];
  if (address === CONFIG) {
    event.respondWith(config(request));
    return;
  }
  const kept = caches.open(CACHE).then((cache) => cache.match(address === `${HOME}index.html` ? HOME : address));
  event.respondWith(kept.then((response) => response ?? fetch(request)));
});
