import type { Page } from '@playwright/test';
import { STAFF } from './story.ts';

/** A slip with a new PIN, printed by staff. */
export async function printSlip(staff: Page): Promise<string> {
  await staff.goto(`${STAFF}/devices/slip`);
  await staff.locator('#number').fill('S123456');
  await staff.locator('main form button').click();
  return /\b\d{6}\b/.exec(await staff.locator('.slip').innerText())![0];
}

/** Signs in with a PIN. */
export async function enter(kiosk: Page, pin: string): Promise<void> {
  await kiosk.locator('#number').fill('');
  await press(kiosk, '#number', 'S123456', 'codes');
  await kiosk.locator('[data-plane=codes] [data-act=enter]').click();
  await press(kiosk, '#pin', pin);
  await kiosk.locator('[data-plane=pin] [data-act=enter]').click();
}

/** Types by the kiosk's own keys. */
export async function press(kiosk: Page, field: string, text: string, plane = 'pin'): Promise<void> {
  await kiosk.locator(field).click();
  for (const key of text) {
    const [here, other] = [plane, 'signs'].map((name) => kiosk.locator(`[data-plane=${name}] [data-type="${key}"]`));
    const isOther = (await here!.count()) === 0;
    if (isOther) await kiosk.locator('[data-show=signs]').click();
    await (isOther ? other! : here!).click();
    if (isOther) await kiosk.locator('[data-show=letters]').click();
  }
}
