// The cost: its fields by their labels, its tables and figures, as people find them.

import { ReportPage } from './report_page.mjs';

export class CostPage extends ReportPage {
  get cost() {
    return this.page.locator('.cost');
  }

  /** A field of the cost by its label. */
  field(label) {
    return this.cost.getByLabel(label, { exact: true });
  }

  /** The texts of the row with this label, one for each volume. */
  async row(label) {
    const row = this.cost.locator('.amounts tr').filter({ has: this.page.getByRole('rowheader', { name: label, exact: true }) });
    return row.locator('td').allInnerTexts();
  }

  /** What one good board costs at each volume. */
  async perBoard() {
    return this.row('One good board');
  }

  /** Does something and waits until one good board costs something else; returns the new costs. */
  async changed(act) {
    const before = (await this.perBoard()).join();
    await act();
    await this.page.waitForFunction((before) => {
      const cells = [...document.querySelectorAll('.amounts .total:not(.estimated) td')].map((it) => it.innerText).join();
      return cells !== '' && cells !== before;
    }, before);
    await this.settled();
    return this.perBoard();
  }

  /** Writes into a field and leaves it. */
  async write(label, text) {
    await this.field(label).fill(text);
    await this.field(label).press('Tab');
  }

  /**
   * Opens one of the parts that are folded. What is asked before and for it has come then: an answer that pushes the page
   * down between the press and the release of a button takes the click away.
   */
  async unfold(title, within = this.cost) {
    await this.settled();
    const fold = within.locator('details').filter({ has: this.page.locator('summary').getByText(title, { exact: true }) });
    await fold.locator('summary').getByText(title, { exact: true }).click();
    await fold.and(this.page.locator('[open]')).waitFor();
    await this.settled();
  }

  /** Waits until screen readers are told something. */
  async said(pattern) {
    await this.page.waitForFunction((source) => new RegExp(source).test(document.querySelector('#live').textContent), pattern.source);
  }
}
