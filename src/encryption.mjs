// Encrypts a link with a passphrase (WebCrypto). The screen calls it through `bomlightEncryption`
// (src/web/encryption.rs).

/** A page that is not served securely has no WebCrypto. */
const isAvailable = () => Boolean(globalThis.crypto?.subtle);

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

/** Salt, nonce and the bytes, encrypted with AES-GCM. */
const encrypt = async (bytes, passphrase) => {
  const head = crypto.getRandomValues(new Uint8Array(SALT + NONCE));
  const key = await keyOf(passphrase, head.subarray(0, SALT));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: head.subarray(SALT) }, key, bytes);
  return new Uint8Array(await new Blob([head, sealed]).arrayBuffer());
};

/** The bytes again; fails where the passphrase is another one or the bytes were changed. */
const decrypt = async (bytes, passphrase) => {
  const key = await keyOf(passphrase, bytes.subarray(0, SALT));
  const iv = bytes.subarray(SALT, SALT + NONCE);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(SALT + NONCE)));
};

globalThis.bomlightEncryption = { isAvailable, encrypt, decrypt };
