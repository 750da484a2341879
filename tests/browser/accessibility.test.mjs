// axe finds nothing on any screen in either theme.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './site.mjs';

const open = useBrowser();

for (const colorScheme of ['light', 'dark']) {
  test(`the first screen in ${colorScheme}`, async () => {
    const watched = await open({ colorScheme });
    await watched.goto();
    await watched.engineIs('ready');
    assert.deepEqual(await watched.axeFindings(), []);
    await watched.picture(`first-screen-${colorScheme}`);
    await watched.close();
  });
}
