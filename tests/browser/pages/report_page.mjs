// The page as its users see it: files go in, a report comes out. Uses only the handles that the page promises
// to scripts: the one file field, `data-engine` and `data-report`, and accessible names.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { settled } from '../settled.mjs';

export class ReportPage {
  constructor(watched) {
    this.watched = watched;
    this.page = watched.page;
  }

  /** The one field that takes every kind of file. */
  get fileField() {
    return this.page.locator('input[type=file][multiple]');
  }

  get boards() {
    return this.page.getByLabel('Boards', { exact: true });
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Chooses files: paths, or `{name, mimeType, buffer}`. */
  async choose(...files) {
    await this.fileField.setInputFiles(files);
  }

  /** Drops files on the page, as from a file manager: paths, or `{name, text}`. */
  async drop(...files) {
    const given = await Promise.all(files.map(asBase64));
    await this.page.evaluate((given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, given);
  }

  /** Waits until a report is shown, with all that the screen asks for. */
  async reportIsReady() {
    await this.page.waitForSelector('html[data-report="ready"]', { state: 'attached' });
    await this.settled();
  }

  /** Waits until the page has nothing to do any more: all is answered and drawn, and the focus is where it stays. */
  async settled() {
    await settled(this.page);
  }

  /** Waits until a file of this name is shown as open. */
  async opened(name) {
    await this.page.locator('.bar-files').getByText(name).waitFor({ state: 'attached' });
    await this.reportIsReady();
  }

  /** Pastes a text, as Ctrl+V outside of any field does. */
  async paste(text) {
    await this.page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** The tile of the verdict with this heading; the print view, which comes later and is not seen, has verdicts, too. */
  tile(heading) {
    return this.page.locator('#app .verdict > *').filter({ has: this.page.getByRole('heading', { name: heading, exact: true }) });
  }

  /** Goes to a section of the report by its link. */
  async section(name) {
    const link = this.page.getByRole('navigation', { name: 'Report' }).getByRole('link', { name });
    await link.click();
    await link.and(this.page.locator('[aria-current="page"]')).waitFor();
    await this.settled();
  }

  /** The texts of a column of the lines table, from top to bottom. */
  async column(cell) {
    await this.settled();
    await this.page.locator(`.lines-table td.${cell}`).first().waitFor();
    return this.page.locator(`.lines-table td.${cell}`).allInnerTexts();
  }

  /** Waits until the table shows exactly these part numbers. */
  async linesAre(mpns) {
    await this.page.waitForFunction(
      (mpns) => [...document.querySelectorAll('.lines-table td.c-mpn')].map((it) => it.textContent).join() === mpns,
      mpns.join(),
    );
  }

  async picture(name, options) {
    await this.watched.picture(name, options);
  }

  async close() {
    await this.watched.close();
  }

  /** Presses a button; where it stands in a menu of the header, that is opened before. */
  async press(name) {
    const menu = { 'Save project': 'More', 'New check': 'More' }[name] ?? 'Export';
    const button = this.button(name).first();
    if (!(await button.isVisible()) && (await this.button(menu).isVisible())) await this.button(menu).click();
    await button.click();
  }

  /** Presses a button that saves a file; returns its name and its bytes. */
  async saved(name) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press(name)]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}

async function asBase64(file) {
  const bytes = typeof file === 'string' ? await readFile(file) : Buffer.from(file.text);
  return { name: file.name ?? path.basename(file), base64: bytes.toString('base64') };
}
