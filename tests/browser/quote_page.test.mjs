// The demo: a quote form on another origin that embeds the check and takes its figures from it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bom, payload } from './files.mjs';
import { serveDemo } from './host_site.mjs';
import { HostPage } from './pages/host_page.mjs';
import { useBrowser, WatchedPage } from './site.mjs';

const open = useBrowser();
let demo;
before(async () => {
  demo = await serveDemo();
});
after(() => demo.end());

const field = (page, label) => page.getByLabel(label, { exact: true });
const BUTTON = 'Send with my quote request';

test('the form fills itself from the check, and the report goes with it', async () => {
  const host = await HostPage.open(open, demo.url, { viewport: { width: 1440, height: 1000 } });
  const { page } = host;
  const check = await host.check();
  await host.watched.picture('quote-page-start', { fullPage: true });
  await page.getByRole('button', { name: /Try ours/ }).click();
  await check.opened('motor-driver.csv');
  await check.page.locator('.bar-files').getByText('Prices of').waitFor();
  await check.page.waitForSelector('html[data-engine="ready"]', { state: 'attached' });
  assert.equal(await field(page, 'Lines in the BOM').inputValue(), '', 'nothing before the button');
  await host.watched.picture('quote-page-checked', { fullPage: true });
  await check.button(BUTTON).click();
  await page.getByText('Taken from your check').waitFor();
  assert.equal(await field(page, 'Lines in the BOM').inputValue(), '15');
  assert.match(await field(page, 'RoHS').inputValue(), /Not all parts are known/);
  assert.equal(await field(page, 'Longest lead time').inputValue(), '22 weeks');
  assert.equal(await field(page, 'Boards').inputValue(), '100');
  const at100 = await field(page, 'Price per board').inputValue();
  assert.match(at100, /^USD \d+\.\d\d/);
  await field(page, 'Boards').selectOption('1000');
  assert.notEqual(await field(page, 'Price per board').inputValue(), at100);
  await field(page, 'Name').fill('Ada Berg');
  await field(page, 'E-mail').fill('ada@example.com');
  assert.deepEqual(await host.watched.axeFindings(), []);
  assert.deepEqual(await WatchedPage.prototype.axeFindings.call({ page: check.page }), []);
  await page.getByRole('button', { name: 'Request the quote' }).click();
  const request = page.getByRole('region', { name: /as it would be sent/ });
  await request.getByText(/motor-driver-bomlight\.json \(\d+ bytes\)/).waitFor();
  await request.getByText(/motor-driver-bomlight\.html/).waitFor();
  assert.equal(await request.getByText('motor-driver.csv', { exact: false }).count(), 0);
  await host.watched.picture('quote-page-sent');
  assert.deepEqual(host.complaints(), []);
  await host.close();
});

test('in the dark the form and the check are legible', async () => {
  const host = await HostPage.open(open, demo.url, { colorScheme: 'dark', viewport: { width: 1440, height: 1000 } });
  const check = await host.check();
  await host.page.getByRole('button', { name: /Try ours/ }).click();
  await check.opened('motor-driver.csv');
  await check.page.waitForSelector('html[data-engine="ready"]', { state: 'attached' });
  assert.deepEqual(await host.watched.axeFindings(), []);
  assert.deepEqual(await WatchedPage.prototype.axeFindings.call({ page: check.page }), []);
  await host.watched.picture('quote-page-dark', { fullPage: true });
  await host.close();
});

test('on a phone nothing is wider than the screen', async () => {
  const host = await HostPage.open(open, demo.url, { viewport: { width: 390, height: 844 } });
  const check = await host.check();
  await check.choose(payload(bom));
  await check.reportIsReady();
  await check.button(BUTTON).click();
  await host.page.getByText('Taken from your check').waitFor();
  const width = (frame) => frame.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await width(host.page), 390);
  assert.ok((await width(check.page)) <= 390);
  await host.page.locator('bom-checker').scrollIntoViewIfNeeded();
  await host.watched.picture('quote-page-phone');
  assert.deepEqual(await host.watched.axeFindings(), []);
  await host.close();
});
