// The page on which a report is sent, and what a link opens.

import { ReportPage } from './report_page.mjs';

export class SharePage extends ReportPage {
  /** Goes to the page by its button and waits for its title. */
  async toShare() {
    await this.button('Share').click();
    await this.page.getByRole('heading', { name: 'Share this report' }).waitFor();
    await this.settled();
  }

  /** Chooses for whom the report is: `Internal`, `Customer`, `Summary only`. */
  async isFor(audience) {
    await this.choice('Who is it for?', audience).check();
  }

  /** Chooses what the link holds: `Summary`, `With lines`, `With lines and purchase prices`. */
  async linkHolds(contents) {
    await this.choice('Contents', contents).check();
  }

  /** A choice by the words that its name begins with. */
  choice(group, label) {
    const choices = this.page.getByRole('group', { name: group }).locator('label');
    return choices.filter({ has: this.page.getByText(label, { exact: true }) }).getByRole('radio');
  }

  get frame() {
    return this.page.locator('.preview iframe');
  }

  /** What the preview shows, once it is there for the audience that is chosen. */
  async preview() {
    await this.settled();
    await this.page.locator('.preview[aria-busy="false"] iframe').waitFor();
    return this.frame.getAttribute('srcdoc');
  }

  /** The link, once it is made of what is chosen now. */
  async link() {
    await this.settled();
    await this.page.waitForFunction(() => !['', undefined].includes(document.querySelector('#link-address')?.value));
    return this.page.getByLabel('The link', { exact: true }).inputValue();
  }

  /** Fills a field and leaves it. */
  async fills(label, text) {
    const field = this.page.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.blur();
  }
}
