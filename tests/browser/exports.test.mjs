// What leaves by the user's own hand: JSON that equals the command line's, guarded CSV, an HTML report without scripts.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bom, corpus, payload, prices } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { commandLine, useBrowser } from './site.mjs';

const open = useBrowser();

async function reported(files, options) {
  const watched = await open({ acceptDownloads: true, ...options });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(...files.map(payload));
  await site.reportIsReady();
  return site;
}

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((it) => String(it).padStart(2, '0')).join('-');
};

function checkedNatively(files) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bomlight-'));
  try {
    for (const { name, text, bytes } of files) writeFileSync(path.join(folder, name), bytes ?? text);
    const names = files.map(({ name }) => name);
    return execFileSync(commandLine, ['check', ...names, '--format', 'json', '--date', today()], { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the JSON of the page and of the command line are the same bytes', async () => {
  const site = await reported([bom, prices]);
  const { name, bytes } = await site.saved('JSON');
  assert.equal(name, 'board-bomlight.json');
  assert.equal(bytes.toString(), checkedNatively([bom, prices]).toString());
  assert.equal(JSON.parse(bytes).schema, 'bomlight-report/1');
  await site.close();
});

test('so they are for real BOMs of every format', { skip: !existsSync(corpus) && 'the folder of real BOMs, ../shared/corpus/files, is not beside the project' }, async () => {
  const watched = await open({ acceptDownloads: true });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  // Every ninth file: all formats and many encodings come up, and it stays quick.
  const names = readdirSync(fileURLToPath(corpus)).sort().filter((_, index) => index % 9 === 0);
  for (const name of names) {
    const file = { name, bytes: readFileSync(new URL(name, corpus)) };
    await site.choose(payload(file));
    await site.opened(name);
    const { bytes } = await site.saved('JSON');
    assert.equal(bytes.toString(), checkedNatively([file]).toString(), name);
    await site.press('New check');
    await watched.page.waitForSelector('html[data-report="none"]', { state: 'attached' });
  }
  assert.deepEqual(watched.complaints, []);
  await site.close();
});

test('CSV cells cannot run as formulas', async () => {
  const hostile = { name: 'hostile.csv', text: 'Ref,Qty,MPN,Description\nR1,1,=1+1,"@SUM(A1)"\nR2,1,-0.5,+49 30\n' };
  const site = await reported([hostile]);
  const { name, bytes } = await site.saved('CSV');
  assert.equal(name, 'hostile-bomlight.csv');
  const text = bytes.toString();
  assert.ok(text.includes("'=1+1") && text.includes("'@SUM(A1)"), text);
  assert.doesNotMatch(text, /(^|[,"\n])[=@]/m);
  await site.close();
});

test('the HTML report is whole without scripts and shows text as text', async () => {
  const hostile = {
    name: 'evil.csv',
    text: 'Ref,Qty,MPN,Description,Datasheet\nR1,1,"<img src=x onerror=alert(1)>","</style><script>alert(2)</script>",javascript:alert(3)\n',
  };
  const site = await reported([hostile]);
  const { name, bytes } = await site.saved('HTML report');
  assert.equal(name, 'evil-bomlight.html');
  const html = bytes.toString();
  // The one script element is no script: it holds the project as JSON, so that the report can be opened again.
  assert.equal(html.match(/<script/gi).length, 1);
  assert.match(html, /<script type="application\/json" id="[a-z-]+">/);
  assert.doesNotMatch(html, /<img src=x|href="javascript:/i);
  await site.close();

  const reader = await open({ javaScriptEnabled: false });
  await reader.page.setContent(html);
  const text = await reader.page.locator('body').innerText();
  assert.match(text, /<img src=x onerror=alert\(1\)>/);
  assert.match(text, /not checked/i);
  await reader.close();
});

test('the HTML report has no fault that axe finds', async () => {
  const site = await reported([bom, prices]);
  const { bytes } = await site.saved('HTML report');
  await site.close();
  for (const colorScheme of ['light', 'dark']) {
    const reader = await open({ colorScheme });
    await reader.page.setContent(bytes.toString());
    assert.deepEqual(await reader.axeFindings(), []);
    await reader.picture(`html-report-${colorScheme}`, { fullPage: true });
    await reader.close();
  }
});

test("the browser's own print command prints the whole report too", async () => {
  const site = await reported([bom, prices]);
  await site.page.locator('#print-root article').waitFor({ state: 'attached' });
  await site.page.emulateMedia({ media: 'print' });
  const text = await site.page.locator('#print-root').innerText();
  for (const mpn of ['RC0402FR-0710KL', 'RC0402FR-074K7L', 'STM32F103C8T6']) assert.ok(text.includes(mpn));
  await site.close();
});

test('print shows the whole report and not the screen', async () => {
  const site = await reported([bom, prices]);
  await site.page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await site.press('Print');
  await site.page.waitForSelector('html[data-printed]', { state: 'attached' });
  await site.page.emulateMedia({ media: 'print' });
  assert.equal(await site.page.locator('#print-root article').isVisible(), true);
  assert.equal(await site.page.locator('main').isVisible(), false);
  const text = await site.page.locator('#print-root').innerText();
  for (const mpn of ['RC0402FR-0710KL', 'RC0402FR-074K7L', 'STM32F103C8T6']) assert.ok(text.includes(mpn));
  await site.picture('print');
  await site.close();
});
