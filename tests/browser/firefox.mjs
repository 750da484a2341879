// A Firefox, where there is one: `cargo xtask test browser` says so.

import puppeteer from 'puppeteer-core';

const firefox = process.env.BOMLIGHT_FIREFOX;

/** For tests that need a Firefox: why they are skipped, or false. */
export const noFirefox = !firefox && 'Firefox is not installed here (Debian: apt install firefox-esr)';

/** Starts it; what is saved lands in `folder`. */
export const launchFirefox = (folder) =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    // What a user's Firefox has; the driver's own default would let pages from a disk read what lies beside them.
    extraPrefsFirefox: {
      'security.fileuri.strict_origin_policy': true,
      'browser.download.folderList': 2,
      'browser.download.dir': folder,
      'browser.download.useDownloadDir': true,
      'intl.accept_languages': 'en-US',
    },
  });
