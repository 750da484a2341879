// <bom-checker>: Bomlight in a frame on your page. One script, nothing else to load. docs/embed.md tells how to use it.
//
//   <script src="https://bom.example/bom-checker.js" defer></script>
//   <bom-checker boards="10, 100, 1000" currency="EUR"></bom-checker>
//
// The check runs in the frame, in your visitor's browser. What the visitor opens stays there until the visitor presses
// the button in the frame; then `bomlight-submit` brings it.

(() => {
  'use strict';

  const NAMESPACE = 'bomlight';
  const VERSION = 1;
  /** The folder that this script comes from: the checker is beside it. */
  const home = document.currentScript?.src;
  /** How long a page that has loaded may take to say that it is the checker. */
  const PATIENCE_MS = 15_000;
  /** Custom properties of the element that the checker follows: `--bomlight-accent` and so on. */
  const LOOK = ['accent', 'background', 'text', 'font', 'radius'];
  /** What is told by attributes and can be told by the property `config`, too. */
  const SETTINGS = { boards: 'boards', currency: 'currency' };

  /** Not a style element and not an attribute: those a strict policy of the host would forbid. */
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host { display: block } :host([hidden]) { display: none }');

  const isObject = (value) => typeof value === 'object' && value !== null;

  /** A file that came from the checker. */
  const fileOf = ({ name, type, data }) => new File([data], String(name), { type: String(type) });

  class BomChecker extends HTMLElement {
    static observedAttributes = [
      'src', 'sandbox', 'label', 'height', 'theme', 'locale', 'profile', 'boards', 'currency', 'submit-label',
      'submit-contents', 'submit-file-name', 'style', 'class',
    ];

    #frame;
    #target;
    #isReady = false;
    #config = {};
    #profile;
    #told = new Map();
    #waiting = new Map();
    #next = 1;
    #timer;
    #dark = matchMedia('(prefers-color-scheme: dark)');
    #hear = (event) => this.#receive(event);
    #look = () => this.#tellTheme();

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      // A property that was set before this script had come is no property of this class yet.
      if (Object.hasOwn(this, 'config')) {
        const { config } = this;
        delete this.config;
        this.config = config;
      }
      addEventListener('message', this.#hear);
      this.#dark.addEventListener('change', this.#look);
      this.#open();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hear);
      this.#dark.removeEventListener('change', this.#look);
      this.#close('The checker was taken out of the page.');
      this.#frame?.remove();
      this.#frame = undefined;
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === 'src' || name === 'sandbox') this.#open();
      else if (name === 'height') this.#setHeight();
      else if (name === 'label') this.#frame.title = this.#title();
      else if (name === 'locale') this.#tell('set_locale', { locale: now ?? '' });
      else if (['theme', 'style', 'class'].includes(name)) this.#tellTheme();
      else if (name === 'profile') this.#loadProfile();
      else this.#tellConfig();
    }

    /** Settings that are no text: `profile`, `rates`, `prices`, `boards`, `currency`, `submit`. Set it as a whole. */
    get config() {
      return this.#config;
    }

    set config(value) {
      this.#config = isObject(value) ? { ...value } : {};
      this.#tellConfig();
    }

    /** Opens a file in the checker, as if the visitor had chosen it. */
    async loadFile(blob, name = blob.name ?? 'BOM') {
      const data = await blob.arrayBuffer();
      await this.#ask('load', { files: [{ name, data }] }, [data]);
    }

    /**
     * The result of what is open: `summary` as an object, `json` or `html` as a `File`. Only for origins that whoever
     * runs the checker allows to read; for all others the promise is refused with the code `consent_needed`.
     */
    getResult(format = 'summary') {
      return this.#ask('get_result', { format });
    }

    /** Closes what is open: the checker waits for another file. */
    async reset() {
      await this.#ask('reset', {});
    }

    #open() {
      this.#close('The checker was opened anew.');
      let address;
      try {
        address = new URL(this.getAttribute('src') ?? './', home ?? document.baseURI);
      } catch {
        return this.#fail('bad_src', 'The attribute src is no address.');
      }
      if (!['http:', 'https:'].includes(address.protocol)) {
        return this.#fail('bad_src', 'The attribute src must be an address of http or https.');
      }
      const sandbox = this.getAttribute('sandbox');
      // In a sandbox without it the frame has no origin; then only the window itself tells it from others.
      const isOpaque = sandbox !== null && !sandbox.split(/\s+/).includes('allow-same-origin');
      this.#target = isOpaque ? 'null' : address.origin;
      const frame = document.createElement('iframe');
      frame.title = this.#title();
      frame.allow = 'clipboard-write';
      frame.referrerPolicy = 'no-referrer';
      if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
      Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
      frame.addEventListener('load', () => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          if (!this.#isReady) {
            this.#fail('no_answer', `${address.href} is not the checker, or may not be shown here: look at src, and at frame-src in your content security policy.`);
          }
        }, PATIENCE_MS);
      });
      this.#frame = frame;
      this.#setHeight();
      frame.src = address.href;
      this.shadowRoot.replaceChildren(frame);
      this.#loadProfile();
    }

    #close(why) {
      clearTimeout(this.#timer);
      this.#isReady = false;
      this.#told.clear();
      for (const { refuse } of this.#waiting.values()) refuse(new Error(why));
      this.#waiting.clear();
    }

    #title() {
      return this.getAttribute('label') || 'Check a bill of materials';
    }

    #isAuto() {
      return ['auto', null, ''].includes(this.getAttribute('height'));
    }

    #setHeight() {
      const height = this.getAttribute('height');
      const { style } = this.#frame;
      if (this.#isAuto()) {
        style.height = '36rem';
        style.maxHeight = 'var(--bomlight-max-height, max(36rem, 85vh))';
      } else {
        style.height = /^\d+$/.test(height) ? `${height}px` : height;
        style.maxHeight = '';
      }
    }

    #theme() {
      const styles = getComputedStyle(this);
      const properties = {};
      for (const name of LOOK) {
        const value = styles.getPropertyValue(`--bomlight-${name}`).trim();
        if (value) properties[name] = value;
      }
      return { theme: this.getAttribute('theme') ?? 'system', properties };
    }

    #settings() {
      const config = { ...this.#config };
      for (const [attribute, name] of Object.entries(SETTINGS)) {
        if (this.hasAttribute(attribute)) config[name] = this.getAttribute(attribute);
      }
      if (this.#profile) config.profile = this.#profile;
      const submit = { ...config.submit };
      if (this.hasAttribute('submit-label')) submit.label = this.getAttribute('submit-label');
      if (this.hasAttribute('submit-contents')) submit.contents = this.getAttribute('submit-contents');
      if (this.hasAttribute('submit-file-name')) submit.fileName = true;
      return { ...config, submit };
    }

    /** The attribute `profile`: `none`, or the address of a profile file, which your page loads. */
    async #loadProfile() {
      const profile = this.getAttribute('profile');
      if (!profile || profile === 'none') {
        this.#profile = profile ?? undefined;
        return this.#tellConfig();
      }
      try {
        const response = await fetch(new URL(profile, document.baseURI));
        if (!response.ok) throw new Error(`status ${response.status}`);
        const loaded = await response.json();
        if (profile !== this.getAttribute('profile')) return;
        this.#profile = loaded;
        this.#tellConfig();
      } catch (error) {
        this.#fail('profile', `The profile ${profile} could not be loaded: ${error.message}`);
      }
    }

    #tellTheme() {
      this.#tellIfNew('set_theme', this.#theme());
    }

    #tellConfig() {
      this.#tellIfNew('set_config', { config: this.#settings() });
    }

    /** A style or a class may change for many reasons. */
    #tellIfNew(type, payload) {
      const text = JSON.stringify(payload);
      if (!this.#isReady || this.#told.get(type) === text) return;
      this.#told.set(type, text);
      this.#tell(type, payload);
    }

    #tell(type, payload, id, transfer = []) {
      if (!this.#isReady) return;
      const target = this.#target === 'null' ? '*' : this.#target;
      this.#frame.contentWindow.postMessage({ ns: NAMESPACE, v: VERSION, id, type, payload }, target, transfer);
    }

    /** Asks and waits for the answer; what is asked before the checker is ready waits for it. */
    #ask(type, payload, transfer = []) {
      return new Promise((resolve, refuse) => {
        const id = String(this.#next++);
        this.#waiting.set(id, { resolve, refuse, type, payload, transfer, isSent: this.#isReady });
        this.#tell(type, payload, id, transfer);
      });
    }

    #receive({ data, origin, source }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#target) return;
      if (!isObject(data) || data.ns !== NAMESPACE || data.v !== VERSION) return;
      const { type, id } = data;
      const payload = isObject(data.payload) ? data.payload : {};
      if (type === 'ready') this.#introduce(payload);
      else if (type === 'resize') this.#resize(payload.height);
      else if (type === 'done') this.#settle(id, undefined);
      else if (type === 'result') this.#hearResult(id, payload);
      else if (type === 'submit') this.#hearSubmit(payload);
      else if (type === 'error') this.#hearError(id, payload);
    }

    #introduce({ version, capabilities }) {
      this.#isReady = true;
      const [theme, config] = [this.#theme(), this.#settings()];
      this.#told.set('set_theme', JSON.stringify(theme));
      this.#told.set('set_config', JSON.stringify({ config }));
      this.#tell('init', { theme, config, locale: this.getAttribute('locale') ?? '' });
      for (const [id, it] of this.#waiting) {
        // The frame was loaded anew: who asked the page before it gets no answer any more.
        if (it.isSent) {
          it.refuse(new Error('The checker was loaded anew.'));
          this.#waiting.delete(id);
        } else {
          it.isSent = true;
          this.#tell(it.type, it.payload, id, it.transfer);
        }
      }
      this.#fire('ready', { version, capabilities });
    }

    #resize(height) {
      if (this.#isAuto() && Number.isFinite(height) && height > 0) this.#frame.style.height = `${Math.min(height, 100_000)}px`;
    }

    #settle(id, value) {
      this.#waiting.get(id)?.resolve(value);
      this.#waiting.delete(id);
    }

    #hearResult(id, { format, summary, file }) {
      const value = format === 'summary' ? summary : fileOf(file);
      this.#settle(id, value);
      this.#fire('result', format === 'summary' ? { format, summary } : { format, file: value });
    }

    #hearSubmit({ contents, summary, files }) {
      const of = (role) => files.filter((it) => it.role === role).map(fileOf);
      this.#fire('result', { format: 'summary', summary });
      this.#fire('submit', { contents, summary, reports: of('report'), files: of('original') });
    }

    #hearError(id, { code, message }) {
      this.#waiting.get(id)?.refuse(Object.assign(new Error(message), { code }));
      this.#waiting.delete(id);
      this.#fail(code, message);
    }

    #fail(code, message) {
      this.#fire('error', { code: String(code), message: String(message) });
    }

    #fire(name, detail) {
      this.dispatchEvent(new CustomEvent(`bomlight-${name}`, { bubbles: true, composed: true, detail }));
    }
  }

  if (!customElements.get('bom-checker')) customElements.define('bom-checker', BomChecker);
})();
