// A BOM is corrected where it is shown: in the panel of a line, and by the cause of a finding. What the file says stays
// beside it, and the corrected BOM is saved in the file's own columns.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bom, payload } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

async function opened(file, options) {
  const watched = await open(options);
  const site = new ReportPage(watched);
  await watched.goto();
  await site.choose(payload(file));
  await site.reportIsReady();
  return site;
}

test('a part number is corrected in its panel, undone, and taken back to the file', async () => {
  const site = await opened(bom);
  const { page } = site;
  await page.getByRole('button', { name: 'R10' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByLabel('Manufacturer part number').fill('RC0603FR-074K7L');
  await panel.getByLabel('Manufacturer part number').press('Tab');
  await page.locator('.lines-table tr.corrected s', { hasText: 'RC0402FR-074K7L' }).waitFor();
  assert.match((await site.column('c-mpn'))[1], /^RC0603FR-074K7L/);
  await panel.getByText('RC0402FR-074K7L').first().waitFor();
  assert.deepEqual(await site.watched.axeFindings(), []);
  await site.picture('correction');

  await page.getByRole('heading', { name: 'RC0603FR-074K7L' }).click();
  await page.keyboard.press('Control+z');
  await page.locator('.lines-table tr.corrected').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await page.locator('.lines-table tr.corrected').waitFor();
  await panel.getByRole('button', { name: 'As in the file' }).click();
  await page.locator('.lines-table tr.corrected').waitFor({ state: 'detached' });
  await site.linesAre(['RC0402FR-0710KL', 'RC0402FR-074K7L', 'STM32F103C8T6']);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('what cannot be read is refused at its field, and a price that is typed counts at once', async () => {
  const site = await opened(bom);
  const { page } = site;
  await page.getByRole('button', { name: 'U1' }).click();
  const panel = page.getByRole('complementary');
  const quantity = panel.getByLabel('Quantity per board');
  await quantity.fill('some');
  await quantity.press('Tab');
  await page.waitForFunction(() => document.getElementById('line-quantity').validationMessage.includes('some'));
  await quantity.fill('2');
  await quantity.press('Tab');
  await page.locator('.lines-table td.c-qty s').waitFor();
  await panel.getByLabel('Unit price', { exact: true }).fill('4.20 USD');
  await panel.getByLabel('Unit price', { exact: true }).press('Tab');
  await page.waitForFunction(() => [...document.querySelectorAll('.lines-table td.c-price')].some((it) => it.textContent.includes('4.20')));
  await site.close();
});

const sloppy = {
  name: 'sloppy.csv',
  text:
    'Reference,Qty,Value,MPN,Manufacturer,Package\n' +
    'R1,1,10k,RC0402FR-0710KL,Yageo,402\n' +
    'R2,1,4k7,RC0402FR-074K7L,Yageo,402\n' +
    'R2,1,4k7,RC0402FR-074K7L,Yageo,402\n' +
    'U1,1,STM32,,ST,LQFP48\n',
};

test('a cause is fixed at once, another is accepted with a reason, and the corrected BOM is saved', async () => {
  const site = await opened(sloppy);
  const { page } = site;
  await site.section('Findings');
  await page.getByRole('group').filter({ hasText: '“402” stands for 0402' }).first().locator('summary').first().click();
  await page.getByRole('button', { name: /^Write 0402 in \d lines$/ }).click();
  await page.getByText('“402” stands for 0402').waitFor({ state: 'detached' });
  assert.deepEqual(await site.watched.axeFindings(), []);
  await site.picture('findings-by-cause');
  const { name, bytes } = await site.saved('Corrected BOM, CSV');
  assert.match(name, /\.csv$/);
  const text = bytes.toString();
  assert.match(text, /Reference,Qty,Value,MPN,Manufacturer,Package/);
  assert.equal(text.match(/,0402\r?$/gm).length, 3);
  const questions = await site.saved('Questions, text');
  assert.match(questions.bytes.toString(), /U1/);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('the export menu asks for whom first, and a customer is told no purchase price', async () => {
  const priced = { name: 'priced.csv', text: 'Reference,Qty,MPN,Manufacturer,Unit price,Currency\nR1,1,RC0402FR-0710KL,Yageo,0.777,USD\n' };
  const site = await opened(priced);
  const { page } = site;
  await site.button('Export').click();
  await page.locator('#export-menu').getByText('Who is it for?').waitFor();
  assert.deepEqual(await site.watched.axeFindings(), []);
  await site.picture('export-menu');
  await page.locator('#export-menu').getByRole('radio').nth(1).check();
  const told = JSON.parse((await site.saved('JSON')).bytes.toString());
  assert.ok(!JSON.stringify(told).includes('0.777'));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.locator('#export-menu').getByRole('radio').nth(0).check();
  assert.ok((await site.saved('JSON')).bytes.toString().includes('0.777'));
  await site.close();
});
