// Keeps the page for use without a network, says when a newer version is there, and takes the files that the system
// opens with an installed Bomlight. Without any of this the page works the same.

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

globalThis.launchQueue?.setConsumer(async ({ files }) => {
  const field = document.querySelector('input[type=file][multiple]');
  if (!field || files.length === 0) return;
  const opened = new DataTransfer();
  for (const handle of files) opened.items.add(await handle.getFile());
  field.files = opened.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
});
