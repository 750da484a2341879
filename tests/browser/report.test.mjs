// The main job: a file is dropped, a report comes, and nothing leaves the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bom, payload, prices } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();

async function started(options) {
  const watched = await open(options);
  await watched.goto();
  await watched.engineIs('ready');
  return new ReportPage(watched);
}

test('a dropped BOM and its price list become one report, and nothing is sent', async () => {
  const site = await started();
  await site.watched.sendsNothingWhile(async () => {
    await site.drop(bom, prices);
    await site.reportIsReady();
    // What is not allowed has to be done first.
    assert.deepEqual(await site.column('c-mpn'), ['STM32F103C8T6', 'RC0402FR-0710KL', 'RC0402FR-074K7L']);
    assert.match(await site.tile('RoHS').innerText(), /Not compliant/);
    assert.match(await site.tile('RoHS').innerText(), /1\s*not compliant/);
    // One board by the embedded process: parts 11.00 with what assembly loses, bare board 36.41, set-up and assembly 38.85,
    // over the yield. R10 has no price, and that is said.
    assert.match(await site.tile('Cost per board').innerText(), /≈\s81\.2\d/);
    assert.match(await site.tile('Cost per board').innerText(), /1\s*without a price/);
    // 120 are in stock.
    assert.match(await site.tile('Supply').innerText(), /This is for 100 boards\. At 1,000 boards: 26 weeks, U1\./);
  });
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('part data may come later and joins by part number', async () => {
  const site = await started();
  await site.choose(payload(bom));
  await site.reportIsReady();
  assert.match(await site.tile('RoHS').innerText(), /Unknown/);
  await site.choose(payload(prices));
  await site.tile('RoHS').locator('.headline').getByText('Not compliant').waitFor();
  assert.equal((await site.column('c-mpn')).length, 3);
  await site.close();
});

test('a table pasted anywhere is read', async () => {
  const site = await started();
  await site.paste(bom.text.replaceAll(',', '\t'));
  await site.reportIsReady();
  assert.equal((await site.column('c-mpn')).length, 3);
  await site.close();
});

test('the paste box reads a table', async () => {
  const site = await started();
  await site.button('Paste').click();
  await site.page.getByRole('textbox', { name: /paste them here/ }).fill(bom.text);
  await site.button('Check the table').click();
  await site.reportIsReady();
  assert.equal((await site.column('c-mpn')).length, 3);
  await site.close();
});

test('a file chosen before the program is up is opened once it is', async () => {
  const watched = await open();
  const site = new ReportPage(watched);
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await watched.page.route('**/app-*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await watched.page.goto(siteUrl, { waitUntil: 'commit' });
  await site.fileField.waitFor({ state: 'attached' });
  await site.choose(payload(bom));
  letGo();
  await site.reportIsReady();
  await site.close();
});

test('a tile filters the lines, the search narrows them, the filter comes off', async () => {
  const site = await started();
  await site.drop(bom, prices);
  await site.reportIsReady();
  await site.tile('RoHS').getByRole('button', { name: /not compliant/ }).click();
  await site.linesAre(['STM32F103C8T6']);
  await site.page.getByRole('button', { name: /^All/ }).click();
  await site.page.keyboard.press('/');
  await site.page.keyboard.type('4k7');
  await site.linesAre(['RC0402FR-074K7L']);
  await site.page.getByRole('searchbox').fill('no such part');
  await site.page.getByText('No line matches').waitFor();
  await site.page.getByRole('button', { name: /^Show all/ }).click();
  await site.linesAre(['STM32F103C8T6', 'RC0402FR-0710KL', 'RC0402FR-074K7L']);
  await site.close();
});

test('designators sort as people count', async () => {
  const site = await started();
  await site.drop(bom);
  await site.reportIsReady();
  const header = site.page.getByRole('columnheader', { name: 'Designators' });
  await header.getByRole('button').click();
  await site.page.waitForSelector('th[aria-sort=ascending].c-ref');
  await site.linesAre(['RC0402FR-0710KL', 'RC0402FR-074K7L', 'STM32F103C8T6']);
  await header.getByRole('button').click();
  await site.linesAre(['STM32F103C8T6', 'RC0402FR-074K7L', 'RC0402FR-0710KL']);
  await site.close();
});

test('the order of the lines is told and chosen, and lines stand together by their manufacturer', async () => {
  const site = await started();
  await site.drop(bom, prices);
  await site.reportIsReady();
  const order = site.page.getByLabel('Order:');
  assert.equal(await order.inputValue(), '0');
  await site.page.waitForSelector('th[aria-sort=descending].c-find');
  await order.selectOption('File order');
  await site.linesAre(['RC0402FR-0710KL', 'RC0402FR-074K7L', 'STM32F103C8T6']);
  await site.page.waitForSelector('th[aria-sort=ascending].c-row');
  await site.page.getByRole('columnheader', { name: 'MPN' }).getByRole('button').click();
  await site.page.waitForFunction(() => document.querySelector('.arrangement select').selectedOptions[0].text === 'MPN');
  await site.page.getByLabel('Group by:').selectOption('Manufacturer');
  await site.page.locator('.heading').first().waitFor();
  assert.deepEqual(await site.page.locator('.heading').allInnerTexts(), ['ST: 1 line', 'Yageo: 2 lines']);
  assert.match(site.page.url(), /group=manufacturer/);
  // The keys go from line to line, over the headings.
  await site.page.getByRole('button', { name: 'U1' }).focus();
  await site.page.keyboard.press('ArrowDown');
  await site.page.waitForFunction(() => document.activeElement?.textContent?.trim().startsWith('R'));
  assert.deepEqual(await site.watched.axeFindings(), []);
  await site.picture('lines-grouped');
  await site.page.getByLabel('Group by:').selectOption('Finding');
  await site.page.locator('.heading').getByText(/RoHS/).first().waitFor();
  await site.close();
});

test('columns are left out, which is kept, and blank ones are not offered', async () => {
  const site = await started();
  await site.drop(bom);
  await site.reportIsReady();
  await site.button('Columns').click();
  const menu = site.page.locator('#columns-menu');
  assert.equal(await menu.getByLabel('Stock').count(), 0);
  await menu.getByLabel('Manufacturer').uncheck();
  await site.page.locator('.lines-table th.c-maker').waitFor({ state: 'hidden' });
  assert.deepEqual(await site.watched.axeFindings(), []);
  await site.picture('lines-columns');
  await site.page.reload();
  await site.watched.engineIs('ready');
  await site.drop(bom);
  await site.reportIsReady();
  assert.ok(await site.page.locator('.lines-table th.c-maker').isHidden());
  await site.button('Columns').click();
  await menu.getByLabel('Manufacturer').check();
  await site.page.locator('.lines-table th.c-maker').waitFor();
  await site.close();
});

test('where no part number is stated the seller’s order code stands', async () => {
  const site = await started();
  await site.drop({ name: 'codes.csv', text: 'Reference,Qty,Value,Digikey PN\nR1,1,10k,311-10.0KLRCT-ND\n' });
  await site.reportIsReady();
  await site.page.locator('.lines-table td.c-mpn').getByText(/311-10\.0KLRCT-ND/).waitFor();
  await site.close();
});

test('a line shows every fact with its place, and Esc gives the focus back', async () => {
  const site = await started();
  await site.drop(bom, prices);
  await site.reportIsReady();
  await site.page.getByRole('button', { name: 'U1' }).focus();
  await site.page.keyboard.press('Enter');
  const panel = site.page.getByRole('complementary');
  await panel.waitFor();
  await site.settled();
  const text = await panel.innerText();
  assert.match(text, /Not RoHS Compliant/);
  assert.match(text, /prices\.csv, row 3/);
  assert.match(text, /board\.csv, row 4/);
  await site.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await site.page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'U1');
  await site.close();
});

test('Esc closes the settings that lie above the panel of a line, and then the panel', async () => {
  const site = await started();
  await site.drop(bom, prices);
  await site.reportIsReady();
  await site.page.getByRole('button', { name: 'U1' }).click();
  const panel = site.page.getByRole('complementary');
  await panel.waitFor();
  await site.button('Settings').click();
  const settings = site.page.getByRole('dialog', { name: 'Settings' });
  await settings.waitFor();
  await site.page.keyboard.press('Escape');
  await settings.waitFor({ state: 'hidden' });
  assert.ok(await panel.isVisible());
  await site.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await site.close();
});

test('volumes are edited in the field Boards', async () => {
  const site = await started();
  await site.drop(bom, prices);
  await site.reportIsReady();
  await site.boards.fill('5, 250');
  await site.boards.press('Enter');
  // 250 boards: parts 1,005.50 with the spares, all in all 1,378.31 over 250 × 0.9995 good boards.
  await site.tile('Cost per board').locator('b').getByText('5.52').waitFor();
  assert.doesNotMatch(await site.tile('Cost per board').innerText(), /100,000/);
  await site.close();
});

test('a volume that is no number is told, and the chosen volume stays chosen', async () => {
  const site = await started();
  await site.drop(bom, prices);
  await site.reportIsReady();
  await site.boards.fill('50, 500');
  await site.boards.press('Enter');
  const volume = site.page.getByLabel(/^Prices for/);
  await volume.selectOption('500');
  await site.boards.fill('5, 50, abc, -3, 500');
  await site.boards.press('Enter');
  await site.page.getByRole('alert').getByText('abc, -3 is no number of boards.').waitFor();
  await site.settled();
  assert.equal(await site.boards.inputValue(), '5, 50, 500');
  assert.equal(await volume.evaluate((it) => it.selectedOptions[0].textContent), '500');
  await site.boards.fill('none');
  await site.boards.press('Enter');
  // It stands on the screen until the next press.
  const told = site.page.locator('.toast').getByText('Boards takes numbers');
  await told.waitFor();
  await site.page.keyboard.press('Escape');
  await told.waitFor({ state: 'detached' });
  await site.close();
});

test('every section opens by its link and by its address', async () => {
  const site = await started();
  await site.drop(bom, prices);
  await site.reportIsReady();
  for (const [name, address, words] of [
    ['Compliance', '#/compliance', /not legal advice/],
    ['Cost', '#/cost', /per board/i],
    ['Findings', '#/findings', /not checked/i],
    ['Files', '#/file', /header in row 1/i],
    ['Lines', '#/lines', /RC0402FR-0710KL/],
  ]) {
    await site.page.getByRole('navigation', { name: 'Report' }).getByRole('link', { name }).click();
    assert.ok((await site.page.url()).includes(address), `${name}: ${site.page.url()}`);
    await site.page.locator('.sheet').getByText(words).first().waitFor();
  }
  await site.page.goBack();
  await site.page.locator('.sheet').getByText(/header in row 1/i).first().waitFor();
  await site.close();
});

test('a new check forgets everything', async () => {
  const site = await started();
  await site.drop(bom);
  await site.reportIsReady();
  await site.press('New check');
  await site.page.getByRole('heading', { name: 'Check a bill of materials' }).waitFor();
  await site.page.waitForSelector('html[data-report="none"]', { state: 'attached' });
  await site.close();
});
