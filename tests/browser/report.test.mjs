// The main job: a BOM goes in, a true report comes out, and nothing leaves the page meanwhile.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ReportPage } from './pages/report_page.mjs';
import { commandLine, useBrowser } from './site.mjs';

const BOM = `Designator,Qty,MPN,Manufacturer,Description,RoHS,Lead Time (weeks),Price 1,Price 100
"R1, R2",2,RC0402FR-0710KL,Yageo,Resistor 10k,RoHS3 Compliant,8,0.10,0.012
C1,1,GRM155R71C104KA88D,Murata,Capacitor 100n,Compliant by exemption 7(c)-I,20,0.08,0.009
U1,1,TPS62130RGTR,Texas Instruments,Buck regulator,Non-Compliant,30,2.41,1.62
J1,1,61300311121,Wurth,Header,,,0.15,0.11
`;

const open = useBrowser();
let folder;
let bom;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bomlight-'));
  bom = path.join(folder, 'board.csv');
  await writeFile(bom, BOM);
});
after(() => rm(folder, { recursive: true }));

/** A page with the report of the BOM above, and a proof that making it sent nothing. */
async function openReport(options) {
  const watched = await open(options);
  const report = new ReportPage(watched);
  await watched.goto();
  await watched.engineIs('ready');
  await watched.sendsNothingWhile(async () => {
    await report.choose(bom);
    await report.reportIsReady();
    await watched.engineIs('ready');
  });
  return { watched, report };
}

test('a dropped BOM becomes a report and nothing is sent', async () => {
  const watched = await open();
  const report = new ReportPage(watched);
  await watched.goto();
  await watched.engineIs('ready');
  await watched.sendsNothingWhile(async () => {
    await report.drop(bom);
    await report.reportIsReady();
  });
  assert.deepEqual(watched.complaints, []);
  await watched.close();
});

test('the JSON of the page is the JSON of the command line, byte for byte', async () => {
  const { watched, report } = await openReport({ acceptDownloads: true });
  const saved = await report.saved('JSON');
  const { date, lines } = JSON.parse(saved.bytes);
  assert.equal(lines.length, 4);
  const native = execFileSync(commandLine, ['check', bom, '--date', date, '--format', 'json']);
  assert.equal(saved.bytes.toString(), native.toString());
  await watched.close();
});

test('every export is made on this computer', async () => {
  const { watched, report } = await openReport({ acceptDownloads: true });
  await watched.sendsNothingWhile(async () => {
    for (const [button, end] of [['JSON', '.json'], ['CSV', '.csv'], ['HTML report', '.html']]) {
      const saved = await report.saved(button);
      assert.ok(saved.name.endsWith(end), saved.name);
      assert.ok(saved.bytes.length > 0, button);
    }
  });
  assert.deepEqual(watched.complaints, []);
  await watched.close();
});

test('what is no BOM gets a sentence, and the next file can be opened', async () => {
  const watched = await open();
  const report = new ReportPage(watched);
  await watched.goto();
  await watched.engineIs('ready');
  await report.choose({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
  await watched.page.getByText('empty.csv').first().waitFor();
  await report.choose(bom);
  await report.reportIsReady();
  await watched.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the report in ${colorScheme}`, async () => {
    const { watched } = await openReport({ colorScheme, viewport: { width: 1440, height: 900 } });
    assert.deepEqual(await watched.axeFindings(), []);
    await watched.picture(`report-${colorScheme}`);
    await watched.close();
  });
}
