// Finding a person by name, what an agency's staff see of their people, and what operators hear of a collector.
import type { Page } from '@playwright/test';
import type { Translate } from '#words/index.ts';
import { newCustomer } from './sender.ts';
import { expect, FAMILY, OPS, press, STAFF, test } from './story.ts';

async function search(
  page: Page,
  t: Translate,
  typed: { state?: string; given: string; family: string; facility?: string },
): Promise<void> {
  if (typed.state) await page.locator('#state').selectOption(typed.state);
  await page.locator('#given').fill(typed.given);
  await page.locator('#family').fill(typed.family);
  if (typed.facility !== undefined) await page.locator('#facility').selectOption(typed.facility);
  await press(page, t('directory.find.button'));
}

test('a person is found by name after signing in, with slips, and leads to "Is this the person?"', async ({
  page,
  t,
  lang,
  mailTo,
  looksRight,
}) => {
  test.slow();
  await test.step('a visitor is told to log in, and what was typed stays', async () => {
    await page.goto(`${FAMILY}/find`);
    await page.getByRole('link', { name: t('directory.name.link') }).click();
    await expect(page.locator('h1')).toHaveText(t('directory.name.title'));
    await search(page, t, { state: 'FL', given: 'Mateo', family: 'Delgado' });
    await expect(page.locator('.problems')).toContainText(t('directory.refusal.name_sign_in'));
    await expect(page.locator('#family')).toHaveValue('Delgado');
    expect(await page.locator('main').innerText()).not.toMatch(/S123456|Palmetto/);
    await looksRight(page);
  });

  await newCustomer(page, `search-${lang}-${Date.now()}@example.com`, { t, mailTo });
  await page.goto(`${FAMILY}/find/name`);
  await looksRight(page);

  await test.step('too little and nobody are told at the field', async () => {
    await search(page, t, { state: 'FL', given: '', family: '' });
    await expect(page.locator('#family-error')).toHaveText(t('directory.refusal.family_missing'));
    await search(page, t, { given: '', family: 'Delgado' });
    await expect(page.locator('#given-error')).toHaveText(t('directory.refusal.given_missing'));
    await expect(page.locator('#facility')).toBeVisible();
    await looksRight(page);
    await search(page, t, { given: 'Zzyzx', family: '<script>alert(1)</script>' });
    await expect(page.locator('#family-error')).toHaveText(t('directory.refusal.nobody_by_name'));
    await expect(page.locator('#family')).toHaveValue('<script>alert(1)</script>');
  });

  for (const [given, family, number] of [
    ['Maeto', 'Delgadoo', 'S123456'],
    ['', 'Nunez, Rosa', 'S299001'],
    ['yesenia', 'RUIZ MORALES', 'S310995'],
    ['Caleb', "O'Rourke", 'S250042'],
  ] as const) {
    await test.step(`${given} ${family} is found`, async () => {
      await search(page, t, { given, family });
      await expect(page.locator('.found li')).toHaveCount(1);
      await expect(page.locator('.found')).toContainText(number);
      expect(page.url()).not.toMatch(/Delgado|Nunez|RUIZ|Rourke/i); // no name in an address
    });
  }
  await looksRight(page);

  await test.step('a last name and a facility are enough', async () => {
    const annex = await page.locator('#facility option', { hasText: 'Palmetto Ridge' }).getAttribute('value');
    await search(page, t, { given: '', family: 'Delgado', facility: annex! });
    await expect(page.locator('.found')).toContainText('Mateo Delgado');
  });
  await page.locator('.found a').click();
  await expect(page).toHaveURL(/\/person\/[\w-]{60,}$/);
  await expect(page.locator('h1')).toHaveText(t('directory.person.title'));
  await expect(page.locator('main')).toContainText('S123456');
});

test('staff search their own people and nobody else’s', async ({ asDemo, t, looksRight }) => {
  const clerk = await asDemo('staff', 'clerk.fl@example.com');
  await clerk.goto(`${STAFF}/residents`);
  await expect(clerk.locator('tbody')).toContainText('S123456');
  await looksRight(clerk);
  const show = async (typed: string) => {
    await clerk.locator('#search').fill(typed);
    await press(clerk, t('directory.residents.show'));
  };
  await show('nunez');
  await expect(clerk.locator('tbody tr')).toHaveCount(1);
  await expect(clerk.locator('tbody')).toContainText('S299001');
  await show('Whitfield');
  await expect(clerk.locator('main')).toContainText(t('directory.residents.none_found'));
  await expect(clerk.locator('#search')).toHaveValue('Whitfield');
  await looksRight(clerk);
  await show('s-123 456');
  await expect(clerk.locator('tbody tr')).toHaveCount(1);
});

test('an operator plants a canary, hears who asks for it, and closes the alert', async ({ page, asDemo, t, lang, looksRight }) => {
  const ops = await asDemo('operator', 'operator@example.com');
  const number = `S66${lang === 'en' ? '1' : '2'}${String(Date.now()).slice(-3)}`;
  await ops.goto(`${OPS}/alerts`);
  await looksRight(ops);
  await ops.getByRole('link', { name: t('directory.canaries.of', { agency: 'Sunshine State Corrections (sample)' }) }).click();
  await press(ops, t('directory.canaries.plant'));
  await expect(ops.locator('#number-error')).toBeVisible();
  await looksRight(ops);
  await ops.locator('#number').fill(number);
  await ops.locator('#givenName').fill('Thaddeus');
  await ops.locator('#familyName').fill('Quillfeather');
  await press(ops, t('directory.canaries.plant'));
  await expect(ops.locator('main')).toContainText(t('directory.canaries.planted'));
  await expect(ops.locator('tbody')).toContainText(number);
  await looksRight(ops);

  // Both languages come from one address and share its alert: whoever finds it closed by the other asks again.
  await expect(async () => {
    await page.goto(`${FAMILY}/find?state=FL&number=${number}`);
    await expect(page.locator('#number-error')).toHaveText(t('directory.refusal.not_found'));
    expect(await page.locator('main').innerText()).not.toContain('Quillfeather');
    await ops.goto(`${OPS}/alerts?kind=canary`);
    const alert = ops.locator('li.slip').first();
    await expect(alert).toContainText(t('directory.alerts.why_canary'), { timeout: 2000 });
    await alert.getByRole('button').click();
    await expect(ops.locator('.problems')).toContainText(t('directory.refusal.alert_note_missing'), { timeout: 2000 });
    await looksRight(ops);
    await ops.locator('li.slip textarea').first().fill(`Our own test, ${number}.`, { timeout: 2000 });
    await ops.locator('li.slip button').first().click();
    await expect(ops.locator('main')).toContainText(t('directory.alerts.closed_now'), { timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await ops.goto(`${OPS}/alerts?state=closed&kind=canary`);
  await expect(ops.locator('main')).toContainText(`Our own test, ${number}.`);
  await looksRight(ops);

  await ops.goto(`${OPS}/canaries/florida`);
  await ops.locator('tr', { hasText: number }).getByRole('button').click();
  await expect(ops.locator('main')).not.toContainText(number);
});
