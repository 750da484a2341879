// Keeps what is open in the browser's database (IndexedDB). The screen calls it through `bomlightStorage`
// (src/web/storage.rs). Nothing of it leaves this computer.

/** Another Bomlight in another folder of the same host keeps its own. */
const DATABASE = `bomlight ${new URL('.', document.baseURI).pathname}`;
const STORE = 'kept';
/** Each tab keeps one BOM; of those whose tabs are closed the older ones go. */
const MOST = 4;

/** In a frame of another page the host decides what is kept. */
const mayKeep = () => globalThis.top === globalThis && Boolean(globalThis.indexedDB);

/** What tabs hold while they live: the name under which they keep. */
const LOCK = `${DATABASE} tab `;

/** So long a tab waits for the page before to let its name go; two tabs may wait for the same one. */
const PATIENCE_MS = 30_000;

/** Whether this tab has the name alone, as long as it lives. One whose page before has left is waited for. */
const take = (name, isFree) =>
  new Promise((done) => {
    sessionStorage.bomlightTab = name;
    const hold = (lock) => (done(Boolean(lock)), lock && new Promise(() => {}));
    const how = isFree ? { signal: AbortSignal.timeout(PATIENCE_MS) } : { ifAvailable: true };
    const locks = navigator.locks?.request(LOCK + name, how, hold);
    // Where there are no locks a name is taken at its word.
    if (locks) locks.catch((why) => done(why.name !== 'TimeoutError'));
    else done(true);
  });

/**
 * A name for this tab that outlives a reload and that no other living tab has: one that was opened by another comes with
 * a copy of its name. A page that leaves says that its name is free: its lock goes later, in the browser's own time.
 */
const named = async () => {
  const fresh = () => `${Date.now()} ${Math.random()}`;
  const isFree = Boolean(sessionStorage.bomlightTabLeft);
  delete sessionStorage.bomlightTabLeft;
  if (!(await take(sessionStorage.bomlightTab ?? fresh(), isFree))) await take(fresh(), false);
  addEventListener('pagehide', () => (sessionStorage.bomlightTabLeft = 'yes'));
  addEventListener('pageshow', () => delete sessionStorage.bomlightTabLeft);
  return sessionStorage.bomlightTab;
};
let name;
const tab = () => (name ??= named());

/** The names of tabs that live: what they keep is not taken from them. */
const living = async () => {
  const locks = await navigator.locks?.query().catch(() => undefined);
  return new Set(locks?.held.map((it) => it.name.slice(LOCK.length)));
};

/**
 * All was forgotten while this page was open, here or in another tab: what is open is kept no more, neither by a save
 * under way nor by a later edit, until something is opened anew or keeping is switched on again.
 */
let isForgotten = false;
let otherTabs;
try {
  otherTabs = new BroadcastChannel(DATABASE);
  otherTabs.onmessage = () => (isForgotten = true);
} catch {
  // Where pages may not talk to each other nothing is kept either.
}
const again = () => (isForgotten = false);

const opened = () =>
  new Promise((done, fail) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'tab' }).createIndex('at', 'at');
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });

/** Does `work` on the store; gives what its request found once everything is written. */
const inStore = async (mode, work) => {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    return await new Promise((done, fail) => {
      transaction.oncomplete = () => done(request?.result);
      transaction.onabort = () => fail(transaction.error);
    });
  } finally {
    database.close();
  }
};

/** Keeps a project under the name of its files, in place of what this tab kept before. */
const keep = async (name, bytes) => {
  const [own, others] = [await tab(), await living()];
  if (isForgotten) return;
  await inStore('readwrite', (store) => {
    store.put({ tab: own, at: Date.now(), name, file: new Blob([bytes]) });
    const keys = store.index('at').getAllKeys();
    keys.onsuccess = () =>
      keys.result.slice(0, -MOST).forEach((key) => others.has(key) || key === own || store.delete(key));
  });
};

/** What this tab kept, else what was kept last: `{tab, at, name, file}`; nothing where there is none. */
const kept = async () => {
  if (!mayKeep()) return undefined;
  const name = await tab();
  const own = await inStore('readonly', (store) => store.get(name));
  return own ?? (await inStore('readonly', (store) => store.index('at').openCursor(null, 'prev')))?.value;
};

const forget = (name) => inStore('readwrite', (store) => store.delete(name));
/** What src/web/memory.rs keeps: of columns and senders, and the seed of decoys. */
const MEMORIES = /^bomlight\.(columns\.|seed$)/;

const wipe = (withMemories) => {
  isForgotten = true;
  otherTabs?.postMessage('forgotten');
  const names = withMemories ? Object.keys(localStorage).filter((it) => MEMORIES.test(it)) : [];
  for (const it of names) localStorage.removeItem(it);
  // What another app shared and no page has taken yet.
  globalThis.caches?.delete(`bomlight ${new URL('./', document.baseURI)} shared`);
  return inStore('readwrite', (store) => store.clear());
};

globalThis.bomlightStorage = { mayKeep, keep, kept, forget, wipe, again };
