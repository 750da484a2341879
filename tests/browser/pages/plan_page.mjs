// Plan, supply, readiness and comparison: their fields, tables and sentences, as people find them.

import { ReportPage } from './report_page.mjs';

export class PlanPage extends ReportPage {
  get sheet() {
    return this.page.locator('.sheet');
  }

  get panel() {
    return this.page.locator('.panel');
  }

  /** The answer of the page in a sentence. */
  get answer() {
    return this.sheet.locator('.answer');
  }

  field(label) {
    return this.sheet.getByLabel(label, { exact: true });
  }

  /** Waits until the answer of the page says so. */
  async answers(pattern) {
    await this.answer.filter({ hasText: pattern }).waitFor();
  }

  /** Waits until the page is titled so. */
  async isTitled(pattern) {
    await this.sheet.locator('#page-title').filter({ hasText: pattern }).waitFor();
  }

  /** Looks at the volume of so many boards. */
  async at(boards) {
    await this.sheet.locator('.volume select').selectOption({ label: boards });
    await this.settled();
  }

  /** The cells of every row of the table with this title. */
  async table(title, place = this.sheet) {
    const rows = place.getByRole('region', { name: title, exact: true }).locator('tbody tr');
    await rows.first().waitFor();
    await this.settled();
    return rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  }

  /** Sets a date and leaves the field. */
  async date(label, iso) {
    await this.field(label).fill(iso);
    await this.field(label).press('Tab');
  }

  async opensLine(name) {
    await this.sheet.getByRole('button', { name, exact: true }).first().click();
    await this.panel.waitFor();
    await this.settled();
  }
}
