/** A page that is worked by keyboard alone. */
import type { Locator, Page } from 'playwright-core';

/** More than any screen has places that the focus stops at. */
const MOST_STEPS = 250;
const MOST_CHOICES = 20;

export class Keys {
  constructor(private readonly page: Page) {}

  /** Steps on until the focus is at `target`. @throws Error if no key leads there */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await target.evaluate((node) => node === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`no key leads to ${String(target)}`);
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  /** Types `text` in the place of what stands there. */
  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  /** Among radio buttons. */
  async choose(group: Locator, name: string): Promise<void> {
    await this.reach(group.locator(':checked'));
    const wanted = group.getByRole('radio', { name });
    for (let step = 0; step < MOST_CHOICES; step += 1) {
      if (await wanted.isChecked()) return;
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`no key chooses ${name}`);
  }

  /** Gives a file to a field; the browser's own window, which a key opens there, is no part of the page. */
  async give(target: Locator, name: string, text: string): Promise<void> {
    await this.reach(target);
    await target.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  }
}
