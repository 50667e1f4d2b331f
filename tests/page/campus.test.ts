/** The page of `npm start` in a browser: those who visit a campus, and those who run it, on one chain. */
import { afterAll, beforeAll, describe } from '@jest/globals';
import { CampusPage, hasBrowser } from './browser.js';
import { inTime } from './live/in-time.js';
import { staff } from './live/staff.js';
import { visitors } from './live/visitors.js';

(hasBrowser ? describe : describe.skip)('the page of npm start (needs chromium)', () => {
  let campus: CampusPage;
  beforeAll(async () => {
    campus = await CampusPage.start();
  }, 180_000);
  afterAll(() => campus?.stop());

  describe('a visitor', () => visitors(() => campus));
  describe('what it shows', () => inTime(() => campus));
  // Whoever runs a campus changes it: after those who only visit.
  describe('those who run it', () => staff(() => campus));
});
