// A report as a link: copied, opened, locked with a passphrase, refused where it cannot be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bom, payload, prices } from './files.mjs';
import { SharePage } from './pages/share_page.mjs';
import { eventually } from './settled.mjs';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();

async function sharing(options) {
  const watched = await open({ viewport: { width: 1440, height: 1000 }, ...options });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new SharePage(watched);
  await site.choose(payload(bom), payload(prices));
  await site.reportIsReady();
  await site.toShare();
  return site;
}

/** A page that was asked to open a link. */
async function opening(link, options) {
  const watched = await open({ viewport: { width: 1440, height: 1000 }, ...options });
  await watched.page.goto(link);
  await watched.engineIs('ready');
  return new SharePage(watched);
}

const banner = (site) => site.page.locator('.banner').filter({ hasText: 'Shared' });
const codeOf = (link) => link.slice(link.indexOf('#'));

test('a link is copied, and opens as the report that it holds', async () => {
  const site = await sharing({ permissions: ['clipboard-read', 'clipboard-write'] });
  await site.fills('Made by', 'Ada Lovelace');
  await site.linkHolds('With lines and purchase prices');
  const link = await site.link();
  await site.page.getByText(/characters: works in every mail and chat/).waitFor();
  assert.ok(link.startsWith(`${siteUrl}#b1.d:`), link);
  await site.button('Copy this link').click();
  await site.page.getByText('The link was copied.').first().waitFor();
  assert.equal(await site.page.evaluate(() => navigator.clipboard.readText()), link);
  // So does the button that is always there.
  await site.page.evaluate(() => navigator.clipboard.writeText(''));
  await site.press('Copy link');
  const copied = () => site.page.evaluate(() => navigator.clipboard.readText());
  assert.match(await eventually(site.page, copied, (it) => it.includes('#b1.d:')), /#b1\.d:/);
  await site.page.locator('.toast').getByText('The link was copied.').waitFor();
  // A passphrase holds for it, too.
  await site.fills('Passphrase (optional)', 'größe 42');
  await site.press('Copy link');
  assert.match(await eventually(site.page, copied, (it) => !it.includes('#b1.d:')), /#b1\.e:/);
  await site.close();

  const start = performance.now();
  const reader = await opening(link);
  await reader.reportIsReady();
  console.log(`from the link to the report: ${Math.round(performance.now() - start)} ms`);
  assert.match(await banner(reader).innerText(), /Shared by Ada Lovelace by link, checked on \d+ [A-Z][a-z]+ 20\d\d\. .*not changed/);
  // A link holds no findings to order its lines by.
  await reader.linesAre(['RC0402FR-0710KL', 'RC0402FR-074K7L', 'STM32F103C8T6']);
  assert.deepEqual(await reader.watched.axeFindings(), []);
  await reader.picture('link-opened');
  // What a link does not hold has no page, and what cannot be changed no field.
  const pages = await reader.page.locator('nav.sections a').allInnerTexts();
  assert.deepEqual(pages.map((it) => it.split(/\s/)[0]), ['Lines', 'Compliance', 'Cost', 'Findings']);
  assert.equal(await reader.boards.count(), 0);
  await reader.section('Cost');
  await reader.page.getByRole('heading', { name: 'What it costs, USD' }).waitFor();
  assert.equal(await reader.page.locator('.what-if').count(), 0);
  // The address has moved on; a reload still shows the report.
  await reader.page.reload();
  await reader.reportIsReady();
  await banner(reader).waitFor();
  // A passed-on link holds no more, and nothing of it is kept on this computer.
  await reader.toShare();
  assert.ok((await reader.link()).includes('#b1.d:'));
  assert.equal(await reader.page.getByLabel('Company').count(), 0);
  assert.deepEqual(reader.watched.complaints, []);
  await reader.close();
});

test('a link with the summary alone says that it holds no lines', async () => {
  const site = await sharing();
  await site.linkHolds('Summary');
  const link = await site.link();
  await site.close();
  const reader = await opening(link);
  await reader.reportIsReady();
  await reader.page.getByText('This link holds the verdicts and the counts alone.').waitFor();
  await reader.toShare();
  assert.equal(await reader.choice('Who is it for?', 'Internal').isDisabled(), true);
  assert.doesNotMatch(await reader.preview(), /STM32/);
  await reader.close();
});

test('where the browser does not let the page copy, the link is selected', async () => {
  const site = await sharing();
  await site.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
  });
  const link = await site.link();
  await site.button('Copy this link').click();
  await site.page.getByText(/The link is selected: press Ctrl\+C/).first().waitFor();
  await site.settled();
  assert.equal(await site.page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), link);
  await site.close();
});

test('a passphrase locks a link; another one does not open it', async () => {
  const site = await sharing();
  await site.linkHolds('With lines');
  await site.fills('Passphrase (optional)', 'größe 42');
  await site.page.waitForFunction(() => document.getElementById('link-address')?.value.includes('#b1.e:'));
  const link = await site.link();
  await site.close();

  const reader = await opening(link);
  const passphrase = reader.page.getByLabel('Enter the passphrase that the sender told you.');
  await passphrase.waitFor();
  assert.deepEqual(await reader.watched.axeFindings(), []);
  await reader.picture('link-locked');
  await passphrase.fill('Größe 42');
  await reader.button('Open').click();
  await reader.page.getByText('That is not the passphrase of this link.').waitFor();
  await passphrase.fill('größe 42');
  await passphrase.press('Enter');
  await reader.reportIsReady();
  await banner(reader).waitFor();
  // The open link is nowhere in the address, and a reload asks again.
  await reader.section('Cost');
  assert.equal(await reader.page.evaluate(() => history.state.startsWith('#b1.e:')), true);
  await reader.page.reload();
  await passphrase.waitFor();
  assert.deepEqual(reader.watched.complaints, []);
  await reader.close();
});

test('a newer link is refused with a sentence, and what is open stays', async () => {
  const site = await sharing();
  const link = await site.link();
  await site.page.evaluate((it) => { location.hash = it; }, codeOf(link).replace('#b1.d:', '#b2.d:'));
  await site.button('Open').click();
  const notice = site.page.getByRole('alert').filter({ hasText: 'made by a newer version' });
  await notice.waitFor();
  assert.match(await notice.innerText(), /Reload the page/);
  await site.opened('board.csv');
  await site.close();
});

test('a link that is followed while a BOM is open asks first', async () => {
  const site = await sharing();
  const link = await site.link();
  const follow = () => site.page.evaluate((it) => { location.hash = it; }, codeOf(link));
  await follow();
  await site.page.getByText('Its report takes the place of what is open.').waitFor();
  await site.button('Cancel').click();
  await site.settled();
  assert.equal(await banner(site).count(), 0);
  await site.page.evaluate(() => { location.hash = '#/lines'; });
  await follow();
  await site.button('Open').click();
  await banner(site).waitFor();
  await site.close();
});

test('hostile links are refused with a sentence and cost little', async () => {
  const bomb = await (async () => {
    const zeros = new Blob([new Uint8Array(64_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return Buffer.from(await new Response(zeros).arrayBuffer()).toString('base64url');
  })();
  const packed = async (text) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url');
  };
  const watched = await open();
  await watched.goto();
  await watched.engineIs('ready');
  const site = new SharePage(watched);
  for (const [code, said] of [
    [`#b1.d:${bomb}`, 'more than a link may hold'],
    ['#b1.d:AAAA', 'cut off or damaged'],
    ['#b1.d:%%%', 'cut off or damaged'],
    ['#b1.d:', 'cut off or damaged'],
    [`#b1.d:${await packed('{"l":{"row":[1,2,3]}}')}`, 'cut off or damaged'],
    [`#b1.d:${await packed('{"m":[4000000000,0],"d":"2026-11-22"}')}`, 'cut off or damaged'],
    ['#b1.x:AAAA', 'newer version'],
  ]) {
    await watched.page.evaluate((it) => { location.hash = it; }, code);
    const notice = watched.page.getByRole('alert').filter({ hasText: said });
    await notice.waitFor();
    await notice.getByRole('button', { name: 'Put away' }).click();
    await notice.waitFor({ state: 'detached' });
    assert.equal(await watched.page.getAttribute('html', 'data-report'), 'none', code.slice(0, 40));
  }
  // A name in a link is text and nothing else.
  const evil = { d: '2026-11-22', by: '<img src=x onerror=alert(1)>', n: '<script>alert(2)</script>', v: 'pass', contents: 'Summary' };
  await watched.page.evaluate((it) => { location.hash = it; }, `#b1.d:${await packed(JSON.stringify(evil))}`);
  await site.reportIsReady();
  assert.match(await banner(site).innerText(), /<img src=x onerror=alert\(1\)>/);
  assert.equal(await watched.page.locator('#app img').count(), 0);
  assert.deepEqual(watched.complaints, []);
  await watched.close();
});
