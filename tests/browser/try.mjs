import { launch, siteUrl, WatchedPage } from './site.mjs';
import { ReportPage } from './pages/report_page.mjs';
const browser = await launch();
for (const [name, options] of [
  ['light-1440', { viewport: { width: 1440, height: 1000 } }],
  ['dark-1440', { viewport: { width: 1440, height: 1000 }, colorScheme: 'dark' }],
  ['light-390', { viewport: { width: 390, height: 844 } }],
  ['forced-1440', { viewport: { width: 1440, height: 1000 }, forcedColors: 'active' }],
]) {
  const w = await WatchedPage.open(browser, options);
  await w.goto(); await w.engineIs('ready');
  const site = new ReportPage(w);
  await site.button('Try the sample').click();
  await site.reportIsReady();
  await site.section('Cost');
  await w.page.locator('#curves').waitFor({ timeout: 5000 }).catch((e) => console.log(String(e).slice(0, 200)));
  console.log(name, w.complaints, await w.axeFindings());
  await site.picture(`cost-${name}`, { fullPage: true });
  if (name.startsWith('light')) {
    await w.page.getByText('Profile of the assembler').click();
    await w.page.locator('.form').first().waitFor();
    await site.picture(`profile-${name}`, { fullPage: true });
    console.log('profile', await w.axeFindings());
  }
  await w.close();
}
await browser.close();
