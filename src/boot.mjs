// Starts the page: loads the screen's wasm, and shows the notice `#boot-failed` of index.html if that fails.
// A file that is dropped before the screen is up waits in the page's file field, where the screen looks first;
// without this the browser would leave the page to show the file.

const tag = document.getElementById('boot');

const allowDrop = (event) => event.preventDefault();
const keepFiles = (event) => {
  event.preventDefault();
  const field = document.querySelector('input[type=file][multiple]');
  if (field && event.dataTransfer?.files.length) field.files = event.dataTransfer.files;
};

/** The bytes that a text in base64 means. */
const bytesOf = (text) =>
  Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/**
 * A response with a part of the program: from a file beside the page, or, where the address is `#id`, from the
 * element of the page that holds it gzipped in base64, as in the form of the page that is one file.
 */
const load = async (address) => {
  if (!address.startsWith('#')) return fetch(new URL(address, document.baseURI));
  const { textContent, dataset } = document.getElementById(address.slice(1));
  const body = new Blob([bytesOf(textContent)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(body, { headers: { 'content-type': dataset.type } });
};
// The screen loads the engine by it.
globalThis.bomlightLoad = load;

/** How long a file of the site may take; then the page goes on without it. */
const PATIENCE = 20_000;

/** The bytes of a file of the site itself; null where there is none, or it does not come in time. */
globalThis.bomlightFile = async (address) => {
  const url = new URL(address, document.baseURI);
  if (!location.protocol.startsWith('http') || url.host !== location.host) return null;
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
};

/** What `import` takes for the same. */
const moduleAt = async (address) =>
  address.startsWith('#')
    ? URL.createObjectURL(await (await load(address)).blob())
    : new URL(address, document.baseURI);

document.addEventListener('dragover', allowDrop);
document.addEventListener('drop', keepFiles);

try {
  const { glue, wasm, framed } = tag.dataset;
  const program = load(wasm);
  // In a frame of another page; the page works without it, too.
  if (framed && globalThis.parent !== globalThis) await import(new URL(framed, document.baseURI)).catch(console.error);
  const { default: init } = await import(await moduleAt(glue));
  await init({ module_or_path: program });
  document.removeEventListener('dragover', allowDrop);
  document.removeEventListener('drop', keepFiles);
} catch (error) {
  console.error(error);
  document.documentElement.dataset.engine = 'failed';
  const notice = document.getElementById('boot-failed');
  if (notice) notice.hidden = false;
}
