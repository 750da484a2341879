// What leaves to whom: the preview is the very file, and nothing that an audience may not see is in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bom, payload, prices } from './files.mjs';
import { SharePage } from './pages/share_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

/** A cart names the seller and what the parts are bought for. */
const cart = {
  name: 'cart.csv',
  text:
    'MPN,Manufacturer,Supplier,Price 1,Price 100,Currency,Stock,Lead time (weeks),RoHS\n' +
    'RC0402FR-0710KL,Yageo,Zetronix,0.1234,0.0567,USD,50000,8,Yes\n' +
    'RC0402FR-074K7L,Yageo,Zetronix,0.1357,0.0579,USD,50000,8,Yes\n' +
    'STM32F103C8T6,ST,Zetronix,5.4321,4.9876,USD,120,26,No\n',
};
const SECRETS = /Zetronix|5\.4321|4\.9876|0\.1357|>Margin</;

async function sharing(files, options) {
  const watched = await open({ acceptDownloads: true, viewport: { width: 1440, height: 1000 }, ...options });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new SharePage(watched);
  await site.choose(...files.map(payload));
  await site.reportIsReady();
  await site.toShare();
  return site;
}

test('the preview of every audience is the very file that is saved, and runs no script', async () => {
  const site = await sharing([bom, cart]);
  for (const [audience, ending] of [['Internal', ''], ['Customer', '-customer'], ['Summary only', '-summary']]) {
    await site.isFor(audience);
    const preview = await site.preview();
    const { name, bytes } = await site.saved('Save HTML report');
    assert.equal(name, `board-bomlight${ending}.html`);
    assert.equal(bytes.toString(), preview, audience);
    const frame = site.page.frameLocator('.preview iframe');
    const heading = audience === 'Internal' ? 'What was not checked' : 'Not included';
    await frame.getByRole('heading', { name: heading }).waitFor();
    const look = await frame.locator('.report').evaluate((it) => getComputedStyle(it).maxWidth);
    assert.notEqual(look, 'none', 'the report has its style');
    await site.picture(`share-${audience.split(' ')[0].toLowerCase()}`);
  }
  assert.equal(await site.frame.getAttribute('sandbox'), '');
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('the parts alone have a sender, too, who stays when a profile comes', async () => {
  const site = await sharing([bom, cart]);
  const toProfile = async () => {
    await site.section('Cost');
    await site.page.locator('summary').getByText('Profile of the assembler', { exact: true }).click();
  };
  await toProfile();
  await site.button('Parts alone').click();
  await site.button('Use the default profile').waitFor();
  await site.toShare();
  await site.fills('Company', 'Acme EMS');
  const shows = () => site.page.waitForFunction(() => document.querySelector('.preview iframe')?.srcdoc.includes('Acme EMS'));
  await shows();
  await toProfile();
  await site.button('Use the default profile').click();
  await site.button('Parts alone').waitFor();
  await site.toShare();
  await shows();
  assert.equal(await site.page.getByLabel('Company', { exact: true }).inputValue(), 'Acme EMS');
  await site.close();
});

test('a customer sees no purchase price, no margin and no seller, in no form', async () => {
  const site = await sharing([bom, cart]);
  assert.match(await site.preview(), SECRETS);
  await site.isFor('Customer');
  const preview = await site.preview();
  assert.doesNotMatch(preview, SECRETS);
  assert.match(preview, /STM32F103C8T6/);
  for (const form of ['Save CSV', 'Save JSON', 'Save text']) {
    const { bytes } = await site.saved(form);
    assert.doesNotMatch(bytes.toString(), SECRETS, form);
  }
  // The browser's own print command prints what is shown here.
  await site.page.waitForFunction(() => {
    const text = document.querySelector('#print-root')?.textContent ?? '';
    return text.includes('STM32F103C8T6') && !text.includes('Zetronix');
  });
  await site.isFor('Summary only');
  assert.doesNotMatch(await site.preview(), /STM32F103C8T6/);
  await site.close();
});

test('CSV has the signs of its reader, guarded or exact', async () => {
  const hostile = { name: 'board.csv', text: 'Ref,Qty,MPN,Price,Currency\nR1,1.5,=1+1,0.25,EUR\n' };
  const site = await sharing([hostile]);
  const csv = async () => (await site.saved('Save CSV')).bytes.toString();
  assert.match(await csv(), /^\uFEFFRow,Designators,Quantity.*\r\n2,R1,1\.5,,"'=1\+1",/s);
  await site.page.getByLabel('CSV with').selectOption('semicolon');
  assert.match(await csv(), /^\uFEFFRow;Designators;Quantity.*\r\n2;R1;"1,5";;"'=1\+1";/s);
  await site.page.getByLabel('Exact data').check();
  assert.match(await csv(), /\r\n2;R1;"1,5";;=1\+1;/);
  await site.close();
});

test('the sender stands at the head of what leaves, and is remembered', async () => {
  const site = await sharing([bom, prices]);
  await site.fills('Company', 'Acme Elektronik GmbH');
  await site.fills('Contact', 'Ada Lovelace\nada@acme.example');
  await site.fills('Quote reference', 'Q-2026-117');
  await site.fills('Valid until', '2026-12-31');
  await site.fills('Notes', 'Prices in USD.\nDelivery ex works.');
  const drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 30'><path d='M0 0h90v30H0z' fill='#174a7c'/></svg>";
  const logo = site.page.getByLabel('Logo', { exact: true });
  await logo.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) });
  await site.page.locator('.picture img').waitFor();
  await site.page.waitForFunction(() => document.querySelector('.preview iframe')?.srcdoc.includes('image/svg+xml'));
  const preview = await site.preview();
  for (const text of ['Acme Elektronik GmbH', 'Ada Lovelace', 'Q-2026-117', '31 December 2026', 'Delivery ex works.']) {
    assert.ok(preview.includes(text), text);
  }
  await site.picture('share-sender', { fullPage: true });
  // A drawing that could run is refused, and the one before stays.
  const script = { name: 'evil.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg><script>alert(1)</script></svg>') };
  await logo.setInputFiles(script);
  await site.page.waitForFunction(() => document.querySelector('.picture input').validationMessage !== '');
  assert.match(await logo.evaluate((it) => it.validationMessage), /PNG, a JPEG or an SVG/);
  assert.deepEqual(site.watched.complaints, []);

  await site.page.goto(new URL('.', site.page.url()).href);
  await site.page.reload();
  await site.watched.engineIs('ready');
  await site.choose(payload(bom));
  await site.reportIsReady();
  await site.toShare();
  assert.equal(await site.page.getByLabel('Company', { exact: true }).inputValue(), 'Acme Elektronik GmbH');
  assert.equal(await site.page.getByLabel('Quote reference', { exact: true }).inputValue(), '');
  await site.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the page in ${colorScheme}`, async () => {
    const site = await sharing([bom, prices], { colorScheme });
    await site.preview();
    await site.link();
    assert.deepEqual(await site.watched.axeFindings(), []);
    await site.picture(`share-${colorScheme}`);
    await site.page.setViewportSize({ width: 390, height: 844 });
    await site.picture(`share-narrow-${colorScheme}`, { fullPage: true });
    assert.equal(await site.page.evaluate(() => document.documentElement.scrollWidth), 390);
    await site.close();
  });
}
