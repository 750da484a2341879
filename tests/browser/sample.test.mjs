// The sample shows every kind of result, is marked as a sample on every screen, and asks nobody for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

async function sample(options) {
  const watched = await open(options);
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await watched.sendsNothingWhile(async () => {
    await site.button('Try the sample').click();
    await site.reportIsReady();
  });
  return site;
}

test('one click shows every kind of result', async () => {
  const site = await sample();
  const screen = await site.page.locator('main').innerText();
  assert.match(screen, /Sample data/);
  for (const kind of [/not compliant/, /by exemption/, /unknown/, /weeks/, /without a price/]) assert.match(screen, kind);
  await site.section('Findings');
  const findings = await site.page.locator('.sheet').innerText();
  for (const kind of [/obsolete/i, /designator/i, /quantity/i, /lead time/i, /MOQ|minimum order/i, /stock/i]) {
    assert.match(findings, kind);
  }
  assert.match(await site.page.locator('main').innerText(), /Sample data/);
  await site.close();
});

const screens = ['Lines', 'Compliance', 'Cost', 'Findings', 'Files'];

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any screen in ${colorScheme}`, async () => {
    const site = await sample({ colorScheme, viewport: { width: 1440, height: 900 } });
    for (const name of screens) {
      await site.section(name);
      assert.deepEqual(await site.watched.axeFindings(), [], name);
      await site.picture(`${name.toLowerCase()}-${colorScheme}`);
    }
    await site.section('Lines');
    await site.page.locator('.line-button').first().click();
    await site.page.getByRole('complementary').waitFor();
    assert.deepEqual(await site.watched.axeFindings(), [], 'panel');
    await site.picture(`panel-${colorScheme}`);
    await site.close();
  });
}

for (const width of [390, 2560]) {
  test(`no screen is wider than ${width} px`, async () => {
    const site = await sample({ viewport: { width, height: 844 } });
    for (const name of screens) {
      await site.section(name);
      const over = await site.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(over, 0, name);
      await site.picture(`${name.toLowerCase()}-${width}`);
    }
    await site.section('Lines');
    await site.page.locator('.line-button').first().click();
    await site.page.getByRole('complementary').waitFor();
    await site.picture(`panel-${width}`);
    await site.close();
  });
}

for (const locale of ['en-US', 'de-DE', 'zh-CN']) {
  test(`on a phone the tiles leave room for the lines: ${locale}`, async () => {
    const watched = await open({ locale, viewport: { width: 390, height: 844 } });
    await watched.goto();
    await watched.engineIs('ready');
    const site = new ReportPage(watched);
    await site.page.locator('#sample').click();
    await site.reportIsReady();
    const box = (selector) => site.page.locator(selector).first().boundingBox();
    assert.ok((await box('#app .verdict')).height <= 844 / 3);
    assert.ok((await box('.lines-table tbody .line-button')).y <= 625);
    await site.close();
  });
}
