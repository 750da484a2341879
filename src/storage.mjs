// Keeps what is open in the browser's database (IndexedDB). The screen calls it through `bomlightStorage`
// (src/web/storage.rs). Nothing of it leaves this computer.

/** Another Bomlight in another folder of the same host keeps its own. */
const DATABASE = `bomlight ${new URL('.', document.baseURI).pathname}`;
const STORE = 'kept';
/** Each tab keeps one BOM; older ones go. */
const MOST = 4;

/** In a frame of another page the host decides what is kept. */
const mayKeep = () => globalThis.top === globalThis && Boolean(globalThis.indexedDB);

/** A name for this tab that outlives a reload. */
const tab = () => {
  sessionStorage.bomlightTab ??= `${Date.now()} ${Math.random()}`;
  return sessionStorage.bomlightTab;
};

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
const keep = (name, bytes) =>
  inStore('readwrite', (store) => {
    store.put({ tab: tab(), at: Date.now(), name, file: new Blob([bytes]) });
    const keys = store.index('at').getAllKeys();
    keys.onsuccess = () => keys.result.slice(0, -MOST).forEach((key) => store.delete(key));
  });

/** What this tab kept, else what was kept last: `{tab, at, name, file}`; nothing where there is none. */
const kept = async () => {
  if (!mayKeep()) return undefined;
  const own = await inStore('readonly', (store) => store.get(tab()));
  return own ?? (await inStore('readonly', (store) => store.index('at').openCursor(null, 'prev')))?.value;
};

const forget = (name) => inStore('readwrite', (store) => store.delete(name));
const wipe = () => inStore('readwrite', (store) => store.clear());

globalThis.bomlightStorage = { mayKeep, keep, kept, forget, wipe };
