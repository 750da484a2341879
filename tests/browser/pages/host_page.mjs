// A page that embeds the check, with a record of every message that it hears.

import { ReportPage } from './report_page.mjs';

/** Runs in every frame: keeps all messages, and every event of the element, in forms that can be looked at. */
function record() {
  const plain = (value) =>
    JSON.parse(
      JSON.stringify(value, (_, it) => {
        if (it instanceof ArrayBuffer) return { bytes: it.byteLength, text: new TextDecoder().decode(it) };
        if (it instanceof File) return { file: it.name, size: it.size };
        return it;
      }) ?? 'null',
    );
  globalThis.heard = [];
  globalThis.fired = [];
  addEventListener('message', (event) => globalThis.heard.push({ origin: event.origin, data: plain(event.data) }));
  for (const name of ['ready', 'result', 'submit', 'error']) {
    document.addEventListener(`bomlight-${name}`, ({ detail, target }) =>
      globalThis.fired.push({ name, detail: plain(detail), id: target.id }),
    );
  }
}

export class HostPage {
  /** Opens `url` by `open` of `useBrowser`. */
  static async open(open, url, options) {
    const watched = await open({ acceptDownloads: true, ...options });
    await watched.page.addInitScript(record);
    await watched.page.goto(url);
    return new HostPage(watched);
  }

  constructor(watched) {
    this.said = 0;
    this.watched = watched;
    this.page = watched.page;
  }

  /** The check in the frame at this place, once its engine is up. */
  async check(at = 0) {
    const element = this.page.locator('bom-checker iframe').nth(at);
    const frame = await (await element.elementHandle()).contentFrame();
    await frame.waitForSelector('html[data-engine="ready"][data-framed]', { state: 'attached' });
    return new ReportPage({ page: frame });
  }

  /** What went wrong, but for Chromium's note that the paste box, which nobody has opened, takes no focus in a frame. */
  complaints() {
    return this.watched.complaints.filter((it) => !it.startsWith('Blocked autofocusing'));
  }

  /** What was heard from the checker so far, as `{type, payload, id}`. */
  messages() {
    return this.page.evaluate(() => globalThis.heard.map(({ data }) => data).filter((it) => it?.ns === 'bomlight'));
  }

  /** Waits for an event of an element and gives its detail. */
  async fired(name, id = '') {
    const is = ({ name, id }) => globalThis.fired.find((it) => it.name === name && (!id || it.id === id));
    const found = await this.page.waitForFunction(is, { name, id });
    return (await found.jsonValue()).detail;
  }

  /** Says something to a frame as the host itself. */
  say(message, at = 0) {
    return this.page.evaluate(
      ([message, at]) => document.querySelectorAll('bom-checker')[at].shadowRoot.querySelector('iframe').contentWindow.postMessage(message, '*'),
      [message, at],
    );
  }

  /** Waits until the checker has followed all that the host has said so far: it follows one thing after the other. */
  async isHeard(at = 0) {
    const id = `heard-${(this.said += 1)}`;
    await this.say({ ns: 'bomlight', v: 1, id, type: 'get_result', payload: { format: 'no such format' } }, at);
    await this.page.waitForFunction((id) => globalThis.heard.some(({ data }) => data?.id === id), id);
  }

  async close() {
    await this.watched.close();
  }
}
