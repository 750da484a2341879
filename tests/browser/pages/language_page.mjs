// The page in other languages: it is switched in the settings, and read by structure and not by words.

import { ReportPage } from './report_page.mjs';

const sections = ['lines', 'compliance', 'cost', 'plan', 'supply', 'ready', 'compare', 'findings', 'file'];

export class LanguagePage extends ReportPage {
  static sections = sections;

  /** Chooses a language: `en`, `de`, `zh`, or an empty text for the browser's own. */
  async speak(code) {
    const settings = this.page.locator('[popovertarget="settings"]');
    await settings.click();
    await this.page.locator('#language').selectOption(code);
    await settings.click();
  }

  /** Waits until the page says that it speaks so. */
  async speaks(tag) {
    await this.page.waitForSelector(`html[lang="${tag}"]`, { state: 'attached' });
  }

  async openSample() {
    await this.page.locator('#sample').click();
    await this.reportIsReady();
  }

  /** Goes to a section by its place in the address. */
  async goTo(section) {
    const link = this.page.locator(`nav.sections a[href="#/${section}"]`);
    await link.click();
    // In another language the link is drawn anew: it is looked for again.
    await link.and(this.page.locator('[aria-current="page"]')).waitFor();
    await this.settled();
  }

  /** Opens everything that folds, so that all words are on the page. */
  async unfold() {
    await this.page.evaluate(() => {
      for (const it of document.querySelectorAll('.desk details:not([open])')) it.open = true;
    });
    await this.settled();
  }

  /** All that people read on the page as one text, in which a piece has a line, and all that they hear, one by one. */
  async words() {
    return this.page.evaluate(() => {
      const texts = [];
      const words = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { parentElement, nodeValue } = walker.currentNode;
        if (!parentElement.closest('script, noscript, #language, #print-root')) texts.push(nodeValue);
      }
      for (const it of document.querySelectorAll('body [aria-label], body [title], body [placeholder]')) {
        for (const name of ['aria-label', 'title', 'placeholder']) words.push(it.getAttribute(name) ?? '');
      }
      return [texts.join('\n'), ...words];
    });
  }

  /** How far the page is wider than its window. */
  async overflow() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}
