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

/**
 * A response with a part of the program: from a file beside the page, or, where the address is `#id`, from the page
 * itself, which is then one file (src/decompress.mjs).
 */
const load = async (address) =>
  address.startsWith('#') ? globalThis.bomlightPart(address.slice(1)) : fetch(new URL(address, document.baseURI));
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

const fail = (error) => {
  console.error(error);
  document.documentElement.dataset.engine = 'failed';
  const notice = document.getElementById('boot-failed');
  if (notice) notice.hidden = false;
};

/** The first part of the program, and the rest once it is under way. */
let first;
let rest;

const loadRest = async () => {
  const response = await load(tag.dataset.rest);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  await WebAssembly.instantiate(await response.arrayBuffer(), { first });
};

/** A promise that is kept once the rest is there; where it cannot be had the page says so, and the next one tries anew. */
globalThis.bomlightRest = () => {
  rest ??= loadRest().catch((error) => {
    rest = undefined;
    fail(error);
    throw error;
  });
  return rest;
};

/**
 * Loads the rest while the page stands still: for what calls it sooner than it comes. That it may then be started twice
 * does nothing: its functions have no state of their own.
 */
globalThis.bomlightRestNow = () => {
  const request = new XMLHttpRequest();
  request.open('GET', new URL(tag.dataset.rest, document.baseURI), false);
  // Letters that stand for one byte each: a request that waits may not ask for bytes.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} ${request.responseURL}`);
  const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { first });
};

/** The start screen is the start, and nothing is to be opened before it is up. */
const isPlain = () => !location.hash && !history.state && globalThis.parent === globalThis && !tag.dataset.rest.startsWith('#');

try {
  const { glue, wasm, framed } = tag.dataset;
  const program = load(wasm);
  // In a frame of another page. Without it nobody would know that a visitor reads: the page does not start.
  if (framed && globalThis.parent !== globalThis) await import(new URL(framed, document.baseURI));
  const { default: init, startPage } = await import(await moduleAt(glue));
  first = await init({ module_or_path: program });
  if (!isPlain()) await globalThis.bomlightRest();
  startPage();
  for (const style of document.querySelectorAll('link[data-media]')) style.media = style.dataset.media;
  document.removeEventListener('dragover', allowDrop);
  document.removeEventListener('drop', keepFiles);
} catch (error) {
  fail(error);
}
