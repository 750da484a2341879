// The page in a frame of another page, its host: the messages to and fro. Loaded only in a frame.
// Nothing of what the user opens is among them until the user presses the button that says so, or whoever runs this
// page lets the host read. docs/embed.md tells the messages to those who write hosts.

const NAMESPACE = 'bomlight';
const VERSION = 1;
const CAPABILITIES = ['load', 'set_theme', 'set_locale', 'set_config', 'get_result', 'reset', 'submit'];

/** What is taken from a host at most: letters of a word, of settings, of a price list; files, and their bytes in sum. */
const MOST = { word: 64, label: 60, settings: 1_000_000, prices: 32_000_000, files: 20, bytes: 64 << 20 };

const root = document.documentElement;

/** What the program of the page knows of the host, and what it does with it. */
const host = {
  /** The exact origin; empty until the host has introduced itself. */
  origin: '',
  /** It may read results without the button. */
  mayRead: false,
  /** What the button says, how much is proposed to be sent, and whether the summary names the file. */
  label: '',
  contents: 'summary',
  named: false,
  /** Numbers of boards and a currency to count with; `none` counts the parts alone. */
  boards: '',
  currency: '',
  profile: '',
  /** The language that the page is to speak; empty: its own choice. */
  locale: '',
  /** A profile, rates and prices of the host: opened beside the BOM. */
  files: [],
  /** Set by the program: something here changed; the host asks for a result; for a new check. */
  changed() {},
  asked() {},
  reset() {},
  /** The answer to what was asked; `file` is `[name, type, bytes]`. */
  answer(id, format, file) {
    if (!file) return refuse(id, 'nothing_open', 'No BOM is open.');
    tell('result', format === 'summary' ? { format, summary: read(file) } : { format, file: packed('report', file) }, id);
  },
  /** The user pressed the button: the summary, and what else was chosen, each `[role, name, type, bytes]`. */
  submit(contents, summary, files) {
    tell('submit', { contents, summary: read(summary), files: files.map(([role, ...file]) => packed(role, file)) });
  },
};
globalThis.bomlightHost = host;

/**
 * What whoever runs this page says of embedding, as exact origins: without any that are allowed every host may talk, and
 * none may read. The program tells it once it knows; until then no message is answered.
 */
const deployment = new Promise((know) => {
  host.deploy = (allowedOrigins, readWithoutAsking) => know({ allowedOrigins, readWithoutAsking });
});

const read = ([, , bytes]) => JSON.parse(new TextDecoder().decode(bytes));
const packed = (role, [name, type, bytes]) => ({ role, name, type, data: bytes.buffer });

/** Why a message is not followed. */
class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** To the host alone; before it has introduced itself there is nobody to tell. */
function tell(type, payload, id) {
  if (host.origin) parent.postMessage({ ns: NAMESPACE, v: VERSION, id, type, payload }, host.origin);
}

function refuse(id, code, message, origin = host.origin) {
  parent.postMessage({ ns: NAMESPACE, v: VERSION, id, type: 'error', payload: { code, message } }, origin);
}

// What is read from a message: nothing but texts, numbers and plain objects of known names, each within its limit.

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function part(value, name) {
  if (value === undefined) return {};
  if (!isObject(value)) throw new Refusal('malformed', `${name} must be an object.`);
  return value;
}

function text(value, name, most = MOST.word) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new Refusal('malformed', `${name} must be a text.`);
  if (value.length > most) throw new Refusal('too_large', `${name} may have ${most} letters.`);
  return value;
}

function word(value, name, words) {
  const given = text(value, name);
  if (given && !words.includes(given)) throw new Refusal('malformed', `${name} must be one of ${words.join(', ')}.`);
  return given;
}

function matching(value, name, pattern, example) {
  const given = text(value, name, 256).trim();
  if (given && !pattern.test(given)) throw new Refusal('malformed', `${name} must be such as ${example}.`);
  return given;
}

/** A setting of the host as a file, as the user could open it; a text is a table. */
function asFile(value, name, most, mayBeText) {
  const isText = mayBeText && typeof value === 'string';
  if (!isText && (typeof value !== 'object' || value === null)) throw new Refusal('malformed', `${name} must be an object.`);
  const body = isText ? value : JSON.stringify(value);
  if (body.length > most) throw new Refusal('too_large', `${name} may have ${most} letters.`);
  return new File([body], `${name} of ${new URL(host.origin).hostname}.${isText ? 'csv' : 'json'}`);
}

function setConfig(payload) {
  const config = part(payload.config, 'config');
  const submit = part(config.submit, 'submit');
  const boards = Array.isArray(config.boards) ? config.boards.slice(0, 20).join(' ') : config.boards;
  const files = [];
  const { profile, rates, prices } = config;
  if (profile !== undefined && profile !== 'none') files.push(asFile(profile, 'Profile', MOST.settings, false));
  if (rates !== undefined) files.push(asFile(rates, 'Rates', MOST.settings, true));
  if (prices !== undefined) files.push(asFile(prices, 'Prices', MOST.prices, true));
  // All of it is read before any of it counts.
  Object.assign(host, {
    boards: matching(boards, 'boards', /^[\d\s,;.k]{1,200}$/i, '"10, 100, 1000"'),
    currency: matching(config.currency, 'currency', /^[A-Za-z]{3}$/, '"EUR"').toUpperCase(),
    profile: profile === 'none' ? 'none' : '',
    label: text(submit.label, 'submit.label', MOST.label),
    contents: word(submit.contents, 'submit.contents', ['summary', 'lines', 'files']) || 'summary',
    named: submit.fileName === true,
    files,
  });
  host.changed();
}

function load(payload) {
  const given = payload.files;
  if (!Array.isArray(given) || given.length === 0) throw new Refusal('malformed', 'files must be a list of {name, data}.');
  if (given.length > MOST.files) throw new Refusal('too_large', `At most ${MOST.files} files at a time.`);
  let bytes = 0;
  const transfer = new DataTransfer();
  for (const it of given) {
    const { name, data } = part(it, 'A file');
    if (!(data instanceof ArrayBuffer || data instanceof Blob || typeof data === 'string')) {
      throw new Refusal('malformed', 'data must be an ArrayBuffer, a Blob or a text.');
    }
    bytes += data.byteLength ?? data.size ?? data.length;
    if (bytes > MOST.bytes) throw new Refusal('too_large', `The files may have ${MOST.bytes} bytes together.`);
    // A base name, never a path.
    transfer.items.add(new File([data], text(name, 'name', 255).split(/[/\\]/).pop() || 'BOM'));
  }
  const field = document.getElementById('files');
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function getResult(payload, id) {
  const format = word(payload.format, 'format', ['summary', 'json', 'html']) || 'summary';
  if (!host.mayRead) throw new Refusal('consent_needed', 'The result is sent when the user presses the button.');
  host.asked(id ?? '', format);
}

// How the page looks: known names, checked values.

const isColor = (value) => /^[\w\s#%.,()+/-]{1,64}$/.test(value) && !/var|url|env/i.test(value) && CSS.supports('color', value);

/** The names that a host may set, what each must be, and the property of the style sheets that follows it. */
const LOOK = new Map([
  ['accent', [isColor]],
  ['background', [isColor, '--paper']],
  ['text', [isColor, '--ink']],
  ['font', [(value) => /^[\w\s,"'-]{1,200}$/.test(value), '--sans']],
  ['radius', [(value) => /^\d{1,2}(\.\d{1,3})?(px|rem|em)$/.test(value), '--radius']],
]);
let look = {};
let painted = 0;

function setTheme(payload) {
  const theme = word(payload.theme, 'theme', ['light', 'dark', 'system']) || 'system';
  const given = part(payload.properties, 'properties');
  const next = {};
  for (const [name, [isGood]] of LOOK) {
    const value = text(given[name], name, 256).trim();
    if (value && !isGood(value)) throw new Refusal('malformed', `${name} cannot be "${value}".`);
    if (value) next[name] = value;
  }
  look = next;
  const choice = document.getElementById('theme');
  if (choice) choice.value = theme;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  // However many such messages come, the page is painted once a frame.
  if (painted === 0) painted = requestAnimationFrame(() => paint(painted = 0));
}

/** Red, green and blue of a colour as the browser computes it, from 0 to 255. */
function channels(color) {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((it) => (it / 255 <= 0.04045 ? it / 3294.6 : ((it / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const both = [luminance(one), luminance(other)];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}

const mixed = (one, other, share) => one.map((it, at) => Math.round(it * (1 - share) + other[at] * share));
const css = (rgb) => `rgb(${rgb.join(' ')})`;

/** Sets the host's colours so that words stay legible (WCAG 1.4.3): an accent too pale or too dark is moved towards the text. */
function paint() {
  for (const name of ['--accent', '--accent-ink', '--accent-soft', '--paper', '--raised', '--sunk', '--ink', '--sans', '--radius']) {
    root.style.removeProperty(name);
  }
  const set = (name, value) => root.style.setProperty(name, value);
  for (const [name, [, property]] of LOOK) if (property && look[name]) set(property, look[name]);
  const { backgroundColor, color } = getComputedStyle(root);
  let [paper, ink] = [channels(backgroundColor), channels(color)];
  if (contrast(paper, ink) < 7) {
    for (const name of ['--paper', '--ink']) root.style.removeProperty(name);
    [paper, ink] = [channels(getComputedStyle(root).backgroundColor), channels(getComputedStyle(root).color)];
  } else if (look.background) {
    set('--raised', css(mixed(paper, ink, 0.02)));
    set('--sunk', css(mixed(paper, ink, 0.05)));
  }
  if (!look.accent) return;
  const wanted = channels(look.accent);
  let accent = wanted;
  const soft = () => mixed(paper, accent, 0.12);
  for (let share = 0; share <= 1 && contrast(accent, soft()) < 4.6; share += 0.05) accent = mixed(wanted, ink, share);
  set('--accent', css(accent));
  set('--accent-soft', css(soft()));
  set('--accent-ink', contrast(accent, [255, 255, 255]) >= 4.5 ? '#fff' : '#111');
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
document.getElementById('theme')?.addEventListener('change', () => setTimeout(paint));

function setLocale(payload) {
  host.locale = matching(payload.locale, 'locale', /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, '"de" or "zh-Hans"');
  host.changed();
}

/** What a page on which something was opened says of its height: by the true one a host knew the lines, and which have its prices. */
const OPENED_HEIGHT = 2400;

/** Tells the host how tall the page is, now and whenever that changes, as long as nothing was opened or the host may read. */
function followHeight() {
  let [told, isOpened] = [0, false];
  new ResizeObserver(() => {
    isOpened ||= root.dataset.report === 'ready' || root.dataset.engine === 'working';
    const isTrue = host.mayRead || !isOpened;
    const height = isTrue ? Math.ceil(document.body.getBoundingClientRect().height) : OPENED_HEIGHT;
    if (height !== told) tell('resize', { height });
    told = height;
  }).observe(document.body);
}

/** For so many milliseconds the button that sends has been seen before it can be pressed. */
const SEEN = 300;

/**
 * The host may cover its frame or make it transparent, so that a press is aimed at something else. Where the browser can tell
 * (Intersection Observer v2) the button waits until it is seen, and what stands beside it says why.
 */
function guardButton() {
  if (!('isVisible' in (globalThis.IntersectionObserverEntry?.prototype ?? {}))) return;
  let [button, wait] = [null, 0];
  const allow = (isSeen) => {
    button.setAttribute('aria-disabled', String(!isSeen));
    document.getElementById('send-covered')?.toggleAttribute('hidden', isSeen);
  };
  const look = (entries) => {
    const { isVisible, isIntersecting, target } = entries.at(-1);
    if (target !== button) return;
    clearTimeout(wait);
    if (isVisible) wait = setTimeout(allow, SEEN, true);
    else {
      button.setAttribute('aria-disabled', 'true');
      // It may be on its way into sight, as while the page scrolls.
      wait = setTimeout(() => isIntersecting && allow(false), 5 * SEEN);
    }
  };
  const seer = new IntersectionObserver(look, { delay: 100, trackVisibility: true });
  const find = () => {
    const found = document.querySelector('.send-press > .primary');
    if (found === button) return;
    seer.disconnect();
    button = found;
    if (!found) return;
    button.setAttribute('aria-disabled', 'true');
    seer.observe(button);
  };
  new MutationObserver(find).observe(document.body, { childList: true, subtree: true });
  find();
  const press = (event) => {
    if (button && button.getAttribute('aria-disabled') === 'true' && button.contains(event.target)) event.stopImmediatePropagation();
  };
  addEventListener('click', press, true);
}

const handlers = new Map([
  ['load', load],
  ['set_config', setConfig],
  ['set_theme', setTheme],
  ['set_locale', setLocale],
  ['get_result', getResult],
  ['reset', () => host.reset()],
]);

/** Says on the start screen what the host gets. */
const show = (id) => document.getElementById(id)?.removeAttribute('hidden');

/** The host introduces itself: from now on it is known where answers go. */
function introduce(payload, origin, mayRead) {
  const isFirst = !host.origin;
  Object.assign(host, { origin, mayRead });
  show(mayRead ? 'host-reads' : 'host-waits');
  for (const place of document.querySelectorAll('.host-origin')) place.textContent = origin;
  if (isFirst) {
    followHeight();
    guardButton();
  }
  setTheme(part(payload.theme, 'theme'));
  setLocale(payload);
  setConfig(payload);
}

/** How the page looks is no secret, so it need not wait for the program. */
function dress(data) {
  try {
    if (data.v === VERSION && data.type === 'init') setTheme(part(data.payload?.theme, 'theme'));
  } catch {
    // It is answered when it is followed.
  }
}

async function follow({ data, origin, source }) {
  // Other scripts of the host may talk to its frames, too: what is not meant for us is not answered.
  if (source !== parent || !isObject(data) || data.ns !== NAMESPACE) return;
  dress(data);
  const { allowedOrigins, readWithoutAsking } = await deployment;
  // A page without an origin cannot be told from another one.
  if (origin === 'null' || (host.origin && origin !== host.origin)) return;
  const id = typeof data.id === 'string' && data.id.length <= MOST.word ? data.id : undefined;
  const no = (code, message) => refuse(id, code, message, origin);
  if (allowedOrigins.length > 0 && !allowedOrigins.includes(origin)) {
    show('host-refused');
    return no('origin_not_allowed', 'Whoever runs the checker has not allowed this origin.');
  }
  if (data.v !== VERSION) return no('unsupported_version', `This page speaks version ${VERSION}.`);
  const handle = data.type === 'init' ? introduce : handlers.get(data.type);
  if (!handle) return no('unknown_type', 'There is no message of this type.');
  if (!host.origin && handle !== introduce) return no('not_introduced', 'The first message must be init.');
  try {
    const payload = part(data.payload, 'payload');
    if (handle === introduce) introduce(payload, origin, readWithoutAsking.includes(origin));
    else handle(payload, id);
    if (handle !== getResult) tell('done', {}, id);
  } catch (error) {
    if (!(error instanceof Refusal)) console.info('Bomlight could not follow a message of its host:', error);
    no(error.code ?? 'malformed', error instanceof Refusal ? error.message : 'The message could not be read.');
  }
}

root.dataset.framed = '';
addEventListener('message', follow);
// Whoever embeds the page may hear this: there is no data in it.
parent.postMessage({ ns: NAMESPACE, v: VERSION, type: 'ready', payload: { version: VERSION, capabilities: CAPABILITIES } }, '*');
