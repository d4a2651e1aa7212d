import type { Page } from '@playwright/test';
import { sendMoney, signUp } from './sender.ts';
import { expect, OPS, STAFF, test } from './story.ts';

const ACCOUNT = '440012345678';

test('an agency is paid: bank details by two people, the day’s payment, arrived, sent back, paid again', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
  request,
}) => {
  test.setTimeout(400_000);
  // Each language has a facility of its own: a facility is paid once a day.
  const at = lang === 'en' ? { number: 'S123456', facility: 'Palmetto Ridge' } : { number: 'S310995', facility: 'Pine Landing' };
  const sent = await test.step('money comes in, and the clerk marks it', async () => {
    await signUp(page, `paid-${lang}-${Date.now().toString(36)}@example.com`, { t, mailTo }, at.number);
    const transfer = await sendMoney(page, '41');
    const clerk = await asDemo('staff', 'clerk.fl@example.com');
    await clerk.goto(`${STAFF}/incoming/mark?t=${transfer.id}`);
    await clerk.locator('main form button').first().click();
    await expect(clerk).toHaveURL(/marked=1/);
    return transfer;
  });

  const operator = await asDemo('operator', 'operator@example.com');
  const second = await asDemo('operator', 'finance@example.com');
  const details = await test.step('one operator writes where to pay, another one confirms', async () => {
    await operator.goto(`${OPS}/remittances`);
    await looksRight(operator);
    const place = operator.locator('tr', { hasText: at.facility }).filter({ has: operator.locator('a[href*="/details/"]') });
    await expect(place).toContainText(t('remittance.ops.account_none'));
    await place.locator('a[href*="/details/"]').click();
    await operator.locator('form[action="?/propose"] button').click();
    await expect(operator.locator('.problems')).toContainText(t('remittance.refusal.bad_routing_number'));
    await looksRight(operator);
    await operator.locator('[name=name]').fill('Florida Trust Fund');
    await operator.locator('[name=routing]').fill('011000015');
    await operator.locator('[name=account]').fill(ACCOUNT);
    await operator.locator('[name=again]').fill(ACCOUNT);
    await operator.locator('[name=reason]').fill('Their signed letter; I called the trust office.');
    await operator.locator('form[action="?/propose"] button').click();
    await expect(operator.locator('main')).toContainText(t('remittance.details.own'));
    const address = operator.url().replace(/\?.*$/, '');
    await second.goto(address);
    await looksRight(second);
    await second.locator('[name=account]').fill('440012345679');
    await second.locator('form[action="?/decide"] button').first().click();
    await expect(second.locator('.problems')).toContainText(t('remittance.refusal.account_differs'));
    await second.locator('[name=account]').fill(ACCOUNT);
    await second.locator('form[action="?/decide"] button').first().click();
    await expect(second.locator('main')).toContainText(t('remittance.details.standing_current'));
    expect(await second.content()).not.toContain(ACCOUNT);
    return address;
  });

  const paper = await test.step('the day is closed, and the bank has the payment', async () => {
    await operator.goto(`${OPS}/remittances`);
    await operator.locator('tr', { hasText: at.facility }).locator('form button').click();
    await expect(operator).toHaveURL(/\/remittances\/rem_/);
    const address = operator.url();
    await expectState(operator, address, t('remittance.state.in_transit'));
    await looksRight(operator);
    expect(details).toContain('/details/');
    return address;
  });
  const id = /rem_[a-z0-9]+/.exec(paper)![0];

  await test.step('the clerk sees it with its transfers, on paper and as a sheet', async () => {
    const clerk = await asDemo('staff', 'clerk.fl@example.com');
    await clerk.goto(`${STAFF}/remittances`);
    await looksRight(clerk);
    await clerk.locator(`a[href="/remittances/${id}"]`).click();
    await expect(clerk.locator('main')).toContainText(sent.reference);
    await looksRight(clerk);
    const sheet = await clerk.evaluate(async (path) => await (await fetch(path)).text(), `/remittances/${id}/csv`);
    expect(sheet).toContain(sent.reference);
    expect(sheet).toContain('41.00');
  });

  await test.step('it arrives, comes back, and is paid again', async () => {
    const bankOrder = async (what: string, body: object) => {
      const number = /btr_[a-f0-9]+/.exec(await operator.locator('main').innerText())![0];
      const port = new URL(OPS).port;
      const headers = { host: `sandbox.localhost:${port}` };
      const answer = await request.post(`http://127.0.0.1:${port}/control/bank/transfers/${number}/${what}`, { headers, data: body });
      expect(answer.ok()).toBe(true);
      await operator.locator('form[action="?/ask"] button').click();
    };
    await bankOrder('settle', {});
    await expectState(operator, paper, t('remittance.state.paid'));
    await bankOrder('return', { code: 'R02' });
    await expectState(operator, paper, t('remittance.state.returned'));
    await expect(operator.locator('main')).toContainText('R02');
    await looksRight(operator);
    await operator.locator('form[action="?/again"] button').click();
    await expectState(operator, paper, t('remittance.state.in_transit'));
    await operator.goto(`${OPS}/remittances`);
    await looksRight(operator);
  });
});

/** The worker brings it to the bank: the page is asked again until it says so. */
async function expectState(page: Page, address: string, state: string): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(page.locator('main p.row').first()).toContainText(state, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
}
