// The review of how a file was read: its fields by their labels, as people find them.

import { ReportPage } from './report_page.mjs';

export class ReviewPage extends ReportPage {
  get review() {
    return this.page.locator('.review');
  }

  get understood() {
    return this.page.locator('.review-head .gloss');
  }

  /** Opens the review of a file from the section of files. */
  async change(name) {
    await this.section('Files');
    await this.button(`Change how ${name} was read`).click();
    await this.isShown();
  }

  async isShown() {
    await this.review.waitFor();
    await this.settled();
  }

  /** The list of meanings of a column. */
  meaning(column) {
    return this.review.getByLabel(`Meaning of ${column}`, { exact: true });
  }

  row(column) {
    return this.review.locator('.review-columns tbody tr').filter({ has: this.page.getByLabel(`Meaning of ${column}`, { exact: true }) });
  }

  async meaningIs(column, label) {
    await this.meaning(column).locator('option:checked').getByText(label, { exact: true }).waitFor({ state: 'attached' });
  }

  async setMeaning(column, label) {
    await this.meaning(column).focus();
    await this.meaning(column).selectOption({ label });
    await this.meaningIs(column, label);
    // The engine has answered: the list may be drawn anew, and holds the focus again.
    await this.row(column).getByText('set by you').waitFor();
    await this.settled();
  }

  header(row) {
    return this.review.getByRole('button', { name: `Row ${row} is the header`, exact: true });
  }

  /** Waits until the row of this number is the header. */
  async headerIs(row) {
    await this.review.locator(`#header-${row}[aria-pressed="true"]`).waitFor();
    await this.settled();
  }

  /** The field in which a cell is mended. */
  cell(row, column) {
    return this.review.getByLabel(`Row ${row}, ${column}, read in its place`, { exact: true });
  }

  /** What is kept between visits. */
  kept() {
    return this.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('bomlight.columns.')));
  }

  /** Waits until the element of this name has the focus. */
  async focusIs(id) {
    await this.settled();
    await this.page.waitForFunction((id) => document.activeElement?.id === id, id).catch(async () => {
      throw new Error(`the focus is on ${await this.page.evaluate(() => document.activeElement.outerHTML.slice(0, 90))}, not on ${id}`);
    });
  }
}
