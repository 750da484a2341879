// The compliance page: its fields by their labels, its regimes, lines and tables, as people find them.

import { CostPage } from './cost_page.mjs';

export class CompliancePage extends CostPage {
  get comply() {
    return this.page.locator('.comply');
  }

  get panel() {
    return this.page.getByRole('complementary');
  }

  /** A field of the page by its label. */
  field(label) {
    return this.comply.getByLabel(label, { exact: true });
  }

  /** The reading of a regime. */
  regime(name) {
    return this.comply.locator('.regimes section').filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  /** The row of the line whose title begins so. */
  line(title) {
    return this.comply.locator('.lines-table tbody tr').filter({ has: this.page.getByRole('button', { name: new RegExp(`^${title}`) }) });
  }

  /** Waits until the row of a line holds these words. */
  async lineSays(title, words) {
    await this.line(title).getByText(words).first().waitFor();
  }

  /** Opens the panel of a line. */
  async openLine(title) {
    await this.line(title).getByRole('button').click();
    await this.panel.getByRole('heading', { name: new RegExp(`^${title}`) }).waitFor();
    await this.settled();
  }

  /** The row of an exemption on the scale of end dates. */
  exemption(entry) {
    return this.comply.locator('.timeline tbody tr').filter({ has: this.page.getByText(entry, { exact: true }) });
  }

  /** Chooses the category of the product by its number. */
  async setCategory(code) {
    await this.field('Product category').selectOption(code);
  }

  async unfold(title) {
    await super.unfold(title, this.comply);
  }
}
