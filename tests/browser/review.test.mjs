// How a file was read can be checked, changed, undone, and is remembered for files with the same headers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bom, payload } from './files.mjs';
import { ReviewPage } from './pages/review_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

/** Nobody can be certain of this one: odd names, words for numbers. */
const odd = {
  name: 'odd.csv',
  text:
    'Board list;;;;\n' +
    'Where;How many;Code;Ours;Rate\n' +
    'R1;one;RC0402FR-0710KL;A-1;0,10\n' +
    'R2;one;RC0402FR-0710KL;A-1;0,10\n' +
    'C1;approx. 2 pieces;GRM155R71C104KA88D;A-2;0,02\n' +
    'U1;1;STM32F103C8T6;A-3;5,00\n',
};

async function started(options) {
  const watched = await open(options);
  await watched.goto();
  await watched.engineIs('ready');
  return new ReviewPage(watched);
}

async function reviewed(file, options) {
  const site = await started(options);
  await site.choose(payload(file));
  await site.reportIsReady();
  if (file === odd) await site.isShown();
  else await site.change(file.name);
  return site;
}

/** Gives the odd file its header and its meanings. */
async function settle(site) {
  await site.header(2).click();
  await site.headerIs(2);
  await site.setMeaning('Where', 'Reference designator');
  await site.setMeaning('How many', 'Quantity');
  await site.setMeaning('Code', 'Manufacturer part number');
}

test('a file that is certain opens its report, one that is not asks to be checked', async () => {
  const site = await started();
  await site.choose(payload(bom));
  await site.reportIsReady();
  await site.page.locator('.lines-table td.c-mpn').first().waitFor();
  assert.equal(await site.review.count(), 0);
  await site.choose(payload(odd));
  await site.isShown();
  await site.review.getByText('Please check how we read this file').waitFor();
  await site.close();
});

test('a meaning is changed, undone by the keyboard and made again, and the focus stays', async () => {
  const site = await reviewed(bom);
  await site.setMeaning('Value', 'Description');
  await site.focusIs('role-2');
  await site.page.keyboard.press('Control+z');
  await site.meaningIs('Value', 'Value');
  await site.settled();
  await site.page.keyboard.press('Control+Shift+z');
  await site.meaningIs('Value', 'Description');
  await site.settled();
  await site.button('Undo').click();
  await site.meaningIs('Value', 'Value');
  await site.settled();
  assert.ok(await site.button('Undo').isDisabled());
  await site.button('Done').click();
  await site.button('Change how board.csv was read').waitFor();
  await site.focusIs('change-0');
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('the header row is chosen by click and by keyboard', async () => {
  const site = await reviewed(odd);
  await site.header(2).click();
  await site.headerIs(2);
  await site.header(1).focus();
  await site.page.keyboard.press('Enter');
  await site.headerIs(1);
  await site.focusIs('header-1');
  await site.button('The table has no header').click();
  await site.review.locator('#header-none[aria-pressed="true"]').waitFor();
  await site.button('Reset').click();
  await site.review.locator('#review-reset:disabled').waitFor();
  await site.close();
});

test('wrong cells are mended in place, one by one and all alike', async () => {
  const site = await reviewed(odd);
  await settle(site);
  await site.cell(3, 'How many').fill('1');
  await site.button('Fix all 2 alike').click();
  await site.review.getByText('All cells of How many').waitFor();
  await site.settled();
  // The one number in the text is suggested.
  assert.equal(await site.cell(5, 'How many').inputValue(), '2');
  await site.cell(5, 'How many').press('Enter');
  await site.review.getByText('All cells could be read.').waitFor();
  await site.button('Done').click();
  await site.section('Lines');
  assert.deepEqual(await site.column('c-qty'), ['2', '1', '1', '1']);
  await site.close();
});

test('meanings are remembered for the next file with these headers, until they are reset', async () => {
  const site = await reviewed(odd);
  await settle(site);
  assert.equal((await site.kept()).length, 1);
  await site.page.reload();
  await site.watched.engineIs('ready');
  await site.choose(payload({ ...odd, name: 'next.csv' }));
  await site.reportIsReady();
  await site.section('Files');
  await site.page.locator('#app .source').getByText(/columns as you set them on/).waitFor();
  await site.change('next.csv');
  await site.meaningIs('How many', 'Quantity');
  await site.headerIs(2);
  await site.button('Reset').click();
  await site.review.locator('#review-reset:disabled').waitFor();
  await site.settled();
  assert.deepEqual(await site.kept(), []);
  await site.close();
});

test('a file is read again with another delimiter and another encoding', async () => {
  const site = await reviewed(bom);
  await site.page.getByLabel('Delimiter').selectOption({ label: 'semicolon' });
  await site.understood.getByText(/semicolon/).waitFor();
  await site.button('Undo').click();
  await site.understood.getByText(/comma/).waitFor();
  await site.page.getByLabel('Encoding').selectOption({ label: 'windows-1252' });
  await site.understood.getByText(/windows-1252/).waitFor();
  await site.close();
});

test('the first and the last row with parts are set by hand', async () => {
  const site = await reviewed(odd);
  await settle(site);
  await site.understood.getByText(/4 lines/).waitFor();
  await site.page.getByLabel('First row with parts').fill('4');
  await site.page.getByLabel('First row with parts').press('Enter');
  await site.understood.getByText(/3 lines/).waitFor();
  await site.page.getByLabel('Last row with parts').fill('5');
  await site.page.getByLabel('Last row with parts').press('Enter');
  await site.understood.getByText(/2 lines/).waitFor();
  await site.button('Undo').click();
  await site.understood.getByText(/3 lines/).waitFor();
  await site.close();
});

test('on a phone a review that opens by itself is read from its heading on', async () => {
  const site = await reviewed(odd, { viewport: { width: 390, height: 844 } });
  await site.focusIs('review-title');
  await site.page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('#review-title').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight / 2;
  });
  await site.close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const [width, height] of [[1440, 1000], [390, 844]]) {
    test(`the review in ${colorScheme} at ${width} pixels`, async () => {
      const site = await reviewed(odd, { colorScheme, viewport: { width, height } });
      assert.deepEqual(await site.watched.axeFindings(), []);
      await settle(site);
      assert.deepEqual(await site.watched.axeFindings(), []);
      const overflow = await site.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
      await site.picture(`review-${colorScheme}-${width}`, { fullPage: true });
      await site.close();
    });
  }
}

test('the columns of prices are one row of the review, which opens', async () => {
  const heads = [1, 10, 100, 1000].map((it) => `Price ${it}+`);
  const row = (place, mpn) => [place, 1, mpn, ...heads.map((_, at) => (1 - at / 100).toFixed(2))].join();
  const text = [['Reference', 'Qty', 'MPN', ...heads].join(), row('R1', 'RC0402FR-0710KL'), row('U1', 'STM32F103C8T6')].join('\n');
  const site = await reviewed({ name: 'wide.csv', text });
  const group = site.review.getByRole('button', { name: /^4 price columns/ });
  await group.waitFor();
  assert.equal(await site.review.getByRole('rowheader', { name: 'Price 100+', exact: true }).isVisible(), false);
  await site.picture('review-prices');
  await group.click();
  await site.review.getByRole('rowheader', { name: 'Price 100+', exact: true }).waitFor();
  assert.deepEqual(await site.watched.axeFindings(), []);
  // An edit draws all anew, and the group stays open.
  await site.setMeaning('Price 100+', 'Not used');
  await site.review.getByRole('rowheader', { name: 'Price 10+', exact: true }).waitFor();
  await site.close();
});
