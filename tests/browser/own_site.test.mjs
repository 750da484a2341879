// A site with a config and a catalogue of its own: what it sets is shown, and what is loaded is what a BOM needs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bom, payload } from './files.mjs';
import { OwnSite } from './own_site.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { SharePage } from './pages/share_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 24"><path fill="#0a6b3d" d="M0 24 12 0l12 24zM30 0h30v24H30z"/></svg>';

const config = (more) => JSON.stringify({ schema: 'bomlight-config/1', ...more });

/** Parts enough for many shards; those of the BOM are among them. */
const prices = () => {
  const rows = ['Manufacturer Part Number,Manufacturer,Price 1,Price 100,Currency,Stock,Lead time (weeks),RoHS,Lifecycle'];
  for (let part = 0; part < 4000; part += 1) {
    rows.push(`PART-${part},Acme,1.5,1.25,EUR,${part},10,Yes,Active`);
  }
  rows.push('RC0402FR-0710KL,Yageo,0.10,0.01,EUR,50000,8,Yes,Active');
  rows.push('STM32F103C8T6,ST,5.00,4.00,EUR,120,26,Yes,NRND');
  return `${rows.join('\n')}\n`;
};

const at = async (site, options) => {
  const watched = await open(options);
  await watched.page.goto(site.address);
  await watched.engineIs('ready');
  return watched;
};

test('the site shows its own name, logo, color, volumes, currency and foot', async () => {
  const site = await OwnSite.open({
    'logo.svg': logo,
    'config.json': config({
      branding: { name: 'Acme EMS', logo: './logo.svg', accent: '#0a6b3d', link: 'https://acme.example/' },
      currency: 'EUR',
      rates: { base: 'EUR', date: '2026-11-20', rates: { USD: '1.08' } },
      volumes: [5, 50, 5000],
      phases: { prototype: 10, pilot: 100 },
      features: { sample: false, project: false },
      legal: { text: 'Prices are not binding.', links: [{ text: 'Imprint', href: 'https://acme.example/imprint' }] },
    }),
  });
  const watched = await at(site);
  const { page } = watched;
  const brand = page.locator('#brand');
  assert.equal((await brand.innerText()).trim(), 'Acme EMS');
  assert.equal(await brand.getAttribute('href'), 'https://acme.example/');
  assert.ok(await brand.locator('img').evaluate((img) => img.decode().then(() => img.naturalWidth > 0)));
  assert.equal(await page.getByRole('button', { name: 'Try the sample' }).count(), 0);
  const choose = page.locator('label.primary');
  assert.equal(await choose.evaluate((it) => getComputedStyle(it).backgroundColor), 'rgb(10, 107, 61)');
  await page.getByText('Prices are not binding.').waitFor();
  assert.deepEqual(await watched.axeFindings(), []);
  await watched.picture('own-site');
  const report = new ReportPage(watched);
  await report.choose(payload({ ...bom, text: bom.text.replace('MPN,', 'MPN,Price,Currency,').replaceAll(/(KL|T6),/g, '$1,0.5,USD,') }));
  await report.reportIsReady();
  assert.equal(await report.boards.inputValue(), '5, 50, 5000');
  assert.equal(await page.title(), 'board.csv · Acme EMS');
  assert.equal(await page.getByRole('button', { name: 'Save project' }).count(), 0);
  assert.deepEqual(await watched.axeFindings(), []);
  await watched.picture('own-site-report');
  assert.deepEqual(watched.complaints, []);
  await watched.close();
  const dark = await at(site, { colorScheme: 'dark' });
  assert.deepEqual(await dark.axeFindings(), []);
  await dark.picture('own-site-dark');
  await dark.close();
  await site.close();
});

test('a site that wants no links offers none', async () => {
  const site = await OwnSite.open({ 'config.json': config({ features: { link: false } }) });
  const watched = await at(site);
  const report = new SharePage(watched);
  await report.choose(payload(bom));
  await report.reportIsReady();
  await report.toShare();
  await report.preview();
  assert.equal(await watched.page.getByRole('heading', { name: 'As a link' }).count(), 0);
  assert.deepEqual(watched.complaints, []);
  await watched.close();
  await site.close();
});

test('mistakes in the config are told to the operator, and customers meet none of them', async () => {
  const site = await OwnSite.open({
    'config.json': config({ branding: { name: 'Acme', accent: 'green' }, volumes: [7, 'many'], colour: 'red' }),
  });
  const watched = await at(site);
  const { page } = watched;
  assert.equal(await page.locator('.notice:visible').count(), 0);
  assert.equal((await page.locator('#brand').innerText()).trim(), 'Acme');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('For the operator of this site').click();
  const told = await page.locator('#site-problems li').allInnerTexts();
  assert.equal(told.length, 3);
  assert.match(told[0], /^branding\.accent: found “green”, expected a color such as #174a7c/);
  assert.match(told[1], /^volumes: found “many”, expected whole numbers of boards/);
  assert.match(told[2], /^colour: there is no such field; expected schema, branding, profile/);
  assert.deepEqual(watched.complaints, told.map((it) => `config: ${it}`));
  assert.deepEqual(await watched.axeFindings(), []);
  await watched.picture('own-site-mistakes');
  await watched.close();
  await site.close();
});

test('a site without a config is as quiet as one that sets nothing', async () => {
  const site = await OwnSite.open({ 'config.json': '' });
  const watched = await at(site);
  assert.equal(await watched.page.locator('#site-foot').isVisible(), false);
  assert.equal(await watched.page.locator('#site-config').getAttribute('hidden'), '');
  assert.deepEqual(watched.complaints, []);
  await watched.close();
  await site.close();
});

test('a catalogue is loaded in the parts that a BOM needs, and no other', async () => {
  const site = await OwnSite.open({ 'config.json': config({ catalog: [{ manifest: './catalog/manifest.json' }] }) });
  await site.addCatalog(prices(), 'Acme stock');
  const watched = await at(site);
  assert.ok(watched.requests.includes(`${site.address}catalog/manifest.json`));
  const privacy = watched.page.locator('#site-privacy');
  await privacy.getByText('it sees which parts are loaded').waitFor();
  await watched.page.getByLabel('Language').selectOption('de', { force: true });
  await privacy.getByText('Sie sieht, welche Teile geladen werden').waitFor();
  await watched.page.getByLabel('Sprache').selectOption('en', { force: true });
  await privacy.getByText('it sees which parts are loaded').waitFor();
  // The service worker has come with all that it keeps: what the server is asked for from here on is for the BOM.
  await watched.page.locator('#offline-ready').waitFor({ state: 'visible' });
  const [mark, sent] = [site.asked.length, watched.requests.length];
  const report = new ReportPage(watched);
  await report.choose(payload(bom));
  await report.reportIsReady();
  for (const url of watched.sentRequests(sent)) assert.ok(url.startsWith(site.address), `${url} is another host`);
  const shards = site.asked.slice(mark);
  assert.ok(shards.length >= 1 && shards.length <= 3, shards.join(' '));
  assert.equal(new Set(shards).size, shards.length, 'none is asked for twice');
  for (const shard of shards) assert.match(shard, /^catalog\/[0-9a-f]{16}\/p00\/[0-9a-f]{2}\.bin$/);
  const names = await watched.page.locator('.bar-files').innerText();
  assert.equal(names, 'board.csv + Acme stock, 2026-11-01: prices.csv');
  const json = JSON.parse((await report.saved('JSON')).bytes);
  assert.equal(json.lines[0].stock, '50000');
  assert.equal(json.lines[2].lead_time_days, 182);
  assert.equal(json.sources[1].format, 'catalog');
  assert.equal(json.not_checked.some(({ check }) => check === 'catalog'), false);
  // The same parts are not asked for again.
  await watched.sendsNothingWhile(async () => {
    await report.choose(payload({ ...bom, name: 'board2.csv' }));
    await report.opened('board2.csv');
  });
  await watched.picture('own-site-catalogue');
  assert.deepEqual(watched.complaints, []);
  await watched.close();
  await site.close();
});

test('without a network the catalogue counts as not loaded, and nothing of it is fine', async () => {
  const site = await OwnSite.open({ 'config.json': config({ catalog: [{ manifest: './catalog/manifest.json' }] }) });
  await site.addCatalog(prices(), 'Acme stock');
  const watched = await at(site, { serviceWorkers: 'block' });
  await watched.page.context().setOffline(true);
  const report = new ReportPage(watched);
  await report.choose(payload(bom));
  await report.reportIsReady();
  const json = JSON.parse((await report.saved('JSON')).bytes);
  const gap = json.not_checked.find(({ check }) => check === 'catalog');
  assert.equal(gap.lines, 3);
  assert.equal(json.compliance.rohs.verdict, 'unknown');
  assert.equal(json.lines[0].stock, undefined);
  // The parts of the catalogue failed to load, and nothing else went wrong.
  const others = watched.complaints.filter((it) => !/(failed|ERR_INTERNET_DISCONNECTED): .*\/catalog\/[0-9a-f]{16}\//.test(it));
  assert.deepEqual(others, []);
  await watched.close();
  await site.close();
});
