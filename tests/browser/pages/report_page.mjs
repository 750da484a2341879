// The page as its users see it: files go in, a report comes out. Uses only the handles that the page promises
// to scripts: the one file field, `data-engine` and `data-report`, and accessible names.

import { readFile } from 'node:fs/promises';
import path from 'node:path';

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

  /** Waits until a report is shown. */
  async reportIsReady() {
    await this.page.waitForSelector('html[data-report="ready"]', { state: 'attached', timeout: 60_000 });
  }

  /** Presses a button that saves a file; returns its name and its bytes. */
  async saved(name) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.button(name).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}

async function asBase64(file) {
  const bytes = typeof file === 'string' ? await readFile(file) : Buffer.from(file.text);
  return { name: file.name ?? path.basename(file), base64: bytes.toString('base64') };
}
