// How the site feels from nginx: largest paint, layout shift, and the longest wait after a press or a key, in Chromium
// with a processor of a quarter of the speed and the line of a good phone. `cargo xtask bench vitals`.

import { writeFile } from 'node:fs/promises';
import { launch } from '../browser/site.mjs';
import { noNginx, startNginx } from '../browser/nginx.mjs';

const RUNS = 3;
const SLOWDOWN = 4;
/** Bits per second and milliseconds, as Lighthouse assumes for phones. */
const LINE = { downloadThroughput: (1.6e6 * 0.9) / 8, uploadThroughput: 750e3 / 8, latency: 150, offline: false };
/** What counts as good (web.dev/vitals). */
const GOOD = { lcp: 2_500, inp: 200, cls: 0.1 };

function observe() {
  const seen = (globalThis.vitals = { lcp: 0, inp: 0, cls: 0 });
  const watch = (type, take, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', (it) => (seen.lcp = it.startTime));
  watch('layout-shift', (it) => (seen.cls += it.hadRecentInput ? 0 : it.value));
  watch('event', (it) => (seen.inp = Math.max(seen.inp, it.interactionId ? it.duration : 0)), { durationThreshold: 16 });
}

async function visit(browser, url, { isSlow }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    if (isSlow) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', LINE);
    }
    await page.addInitScript(observe);
    await page.goto(url);
    await page.waitForSelector('html[data-engine="ready"]', { state: 'attached', timeout: 120_000 });
    const { lcp } = await page.evaluate(() => globalThis.vitals);
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await page.waitForSelector('html[data-report="ready"]', { state: 'attached', timeout: 60_000 });
    for (const name of ['Cost', 'Compliance', 'Lines']) {
      await page.getByRole('navigation', { name: 'Report' }).getByRole('link', { name }).click();
    }
    await page.getByRole('searchbox').first().pressSequentially('res');
    await page.locator('.line-button').first().click();
    await page.locator('.panel').waitFor();
    // The last events are told after their frame is painted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    return { ...(await page.evaluate(() => globalThis.vitals)), lcp };
  } finally {
    await context.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const missing = noNginx();
if (missing) {
  console.log(missing);
} else {
  const nginx = await startNginx();
  const browser = await launch();
  const results = [];
  try {
    for (const isSlow of [false, true]) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await visit(browser, nginx.url, { isSlow }));
      const of = (name) => median(runs.map((it) => it[name]));
      const result = { conditions: isSlow ? 'phone' : 'this machine', lcp: of('lcp'), inp: of('inp'), cls: of('cls') };
      results.push({ ...result, runs });
      console.log(`${result.conditions}: LCP ${Math.round(result.lcp)} ms, INP ${Math.round(result.inp)} ms, CLS ${result.cls.toFixed(3)} (good: up to ${GOOD.lcp} ms, ${GOOD.inp} ms, ${GOOD.cls})`);
    }
  } finally {
    await browser.close();
    await nginx.end();
  }
  await writeFile(process.env.BOMLIGHT_BENCH_RESULT, `${JSON.stringify({ runs: RUNS, results }, null, 2)}\n`);
}
