// Keeps the page for use without a network, says when a newer version is there, and takes the files that the system
// opens with an installed Bomlight or another app shares with it. Without any of this the page works the same.

/** In a frame of another page the host decides what is kept; a page from a disk needs nothing kept. */
const mayStay = 'serviceWorker' in navigator && globalThis.isSecureContext && globalThis.top === globalThis;

const show = (id) => {
  const element = document.getElementById(id);
  if (element) element.hidden = false;
};

/** Offers the version that waits. */
const offer = (worker) => {
  document.getElementById('update-now')?.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    worker.postMessage('take over');
  });
  show('update');
};

async function stay() {
  const registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    // The first version of all takes over by itself.
    if (!registration.active) return;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offer(worker);
    });
  });
  await navigator.serviceWorker.ready;
  show('offline-ready');
}

if (mayStay) stay().catch((error) => console.info('Bomlight is not kept for use without a network:', error.message));

/** Opens files as if a person had chosen them. */
const openFiles = (files) => {
  const field = document.querySelector('input[type=file][multiple]');
  if (!field || files.length === 0) return;
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

globalThis.launchQueue?.setConsumer(async ({ files }) => openFiles(await Promise.all(files.map((it) => it.getFile()))));

/** Takes out what another app shared: the service worker keeps it for this one page (sw.js). */
async function takeShared() {
  const name = `bomlight ${new URL('./', document.baseURI)} shared`;
  const cache = await caches.open(name);
  const files = (await cache.keys()).map(async (request) => {
    const file = await (await cache.match(request)).blob();
    return new File([file], decodeURIComponent(request.url.split('/').pop()));
  });
  openFiles(await Promise.all(files));
  if (files.length === 0) show('share-failed');
  await caches.delete(name);
}

if (mayStay && location.search === '?shared') {
  history.replaceState(null, '', './');
  takeShared().catch(() => show('share-failed'));
}
