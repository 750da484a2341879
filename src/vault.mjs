// What only the browser can do for the screen: keep what is open in its database, and lock a link with a passphrase.
// The screen calls it through `bomlightVault` (src/web/vault.rs). Nothing of it leaves this computer.

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

/** So many rounds of PBKDF2 with SHA-256 (OWASP, 2023). They belong to version 1 of a link. */
const ROUNDS = 600_000;
const SALT = 16;
const NONCE = 12;

const keyOf = async (passphrase, salt) => {
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(way, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};

/** Salt, nonce and the bytes encrypted with AES-GCM. */
const lock = async (bytes, passphrase) => {
  const head = crypto.getRandomValues(new Uint8Array(SALT + NONCE));
  const key = await keyOf(passphrase, head.subarray(0, SALT));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: head.subarray(SALT) }, key, bytes);
  return new Uint8Array(await new Blob([head, sealed]).arrayBuffer());
};

/** The bytes again; fails where the passphrase is another one or the bytes were changed. */
const unlock = async (bytes, passphrase) => {
  const key = await keyOf(passphrase, bytes.subarray(0, SALT));
  const iv = bytes.subarray(SALT, SALT + NONCE);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(SALT + NONCE)));
};

globalThis.bomlightVault = { mayKeep, canLock: () => Boolean(globalThis.crypto?.subtle), keep, kept, forget, wipe, lock, unlock };
