// The walk through the sample that the README shows (docs/demo.gif), and the pictures that a browser shows before it installs
// the page (static/screen-*.png). Both are made anew in target/screens/ with each run.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import gifenc from 'gifenc';
import { PNG } from 'pngjs';
import { ReportPage } from './pages/report_page.mjs';
import { screens, useBrowser } from './site.mjs';

const { GIFEncoder, applyPalette, quantize } = gifenc;
const open = useBrowser();

/** A film of a page: a picture before each click, with a ring where it goes, and one after it. */
class Film {
  frames = [];

  constructor(site) {
    this.site = site;
    this.page = site.page;
  }

  async shoot(delay) {
    await this.site.settled();
    this.frames.push({ ...PNG.sync.read(await this.page.screenshot({ animations: 'disabled' })), delay });
  }

  /** Shows where the next click goes, then does it. */
  async click(target) {
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await target.boundingBox();
    await this.page.evaluate(([x, y]) => {
      const ring = Object.assign(document.createElement('div'), { id: 'ring', popover: 'manual' });
      Object.assign(ring.style, {
        position: 'fixed', inset: 'auto', left: `${x - 18}px`, top: `${y - 18}px`, width: '36px', height: '36px', padding: 0,
        border: '4px solid #d2501e', borderRadius: '50%', background: '#d2501e33', boxSizing: 'border-box', pointerEvents: 'none',
      });
      document.body.append(ring);
      ring.showPopover();
    }, [x + width / 2, y + height / 2]);
    await this.shoot(900);
    await this.page.evaluate(() => document.getElementById('ring').remove());
    await target.click();
  }

  /** All frames in the same colors, so that nothing flickers. */
  gif() {
    const colors = this.frames.map(({ data }) => data.subarray(0, data.length - (data.length % 4)));
    const palette = quantize(Buffer.concat(colors), 160, { format: 'rgb444' });
    const gif = GIFEncoder();
    for (const { data, width, height, delay } of this.frames) {
      gif.writeFrame(applyPalette(data, palette, 'rgb444'), width, height, { palette, delay });
    }
    gif.finish();
    return gif.bytes();
  }
}

async function start(options) {
  const watched = await open(options);
  await watched.goto();
  await watched.engineIs('ready');
  return new ReportPage(watched);
}

test('the walk through the sample is filmed', async () => {
  const site = await start({ viewport: { width: 1120, height: 700 } });
  const film = new Film(site);
  const section = (name) => site.page.getByRole('navigation', { name: 'Report' }).getByRole('link', { name });
  await film.shoot(1200);
  await film.click(site.button('Try the sample'));
  await site.reportIsReady();
  await film.shoot(2600);
  await film.click(site.page.locator('.line-button').first());
  await site.page.getByRole('complementary').waitFor();
  await film.shoot(2600);
  for (const name of ['Compliance', 'Cost', 'Supply', 'Findings']) {
    await film.click(section(name));
    await film.shoot(2400);
  }
  const gif = film.gif();
  await mkdir(screens, { recursive: true });
  await writeFile(`${screens}/demo.gif`, gif);
  assert.equal(Buffer.from(gif.subarray(0, 6)).toString(), 'GIF89a');
  assert.equal(film.frames.length, 13);
  // A README is read on phones, too.
  assert.ok(gif.length < 1_500_000, `${gif.length} bytes`);
  await site.close();
});

const views = [
  ['wide', { viewport: { width: 1280, height: 800 } }],
  ['narrow', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }],
];

for (const [name, options] of views) {
  test(`the sample is pictured for the ${name} screen of an installation`, async () => {
    const site = await start(options);
    await site.button('Try the sample').click();
    await site.reportIsReady();
    await site.picture(`screen-${name}`);
    await site.close();
  });
}
