// Holds the files of one version of the page, so that it opens without a network. The build fills in the two constants.
// It answers for these files alone, and for the site's config, which its operator may change at any time: the newest
// that comes counts, and the last one that came while there is no network. It sends nothing.

const VERSION = 'none';
const FILES = [];

const OWN = `bomlight ${self.registration.scope} `;
const CACHE = OWN + VERSION;
const HOME = self.registration.scope;

self.addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

// Other pages of the same host may have caches too: only older ones of this page go.
self.addEventListener('activate', (event) => {
  const outdated = (name) => name.startsWith(OWN) && name !== CACHE;
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

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(HOME)) return;
  const address = request.url.split(/[?#]/)[0];
  if (address === CONFIG) {
    event.respondWith(config(request));
    return;
  }
  const kept = caches.open(CACHE).then((cache) => cache.match(address === `${HOME}index.html` ? HOME : address));
  event.respondWith(kept.then((response) => response ?? fetch(request)));
});
