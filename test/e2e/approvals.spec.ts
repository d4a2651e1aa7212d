import type { Page } from '@playwright/test';
import { giveDetails, signUp } from './sender.ts';
import { expect, FAMILY, STAFF, test } from './story.ts';

// In the demo New York wants to say yes before money is sent. A newcomer asks there; a name of her own finds her in the lists.
test('nothing is sold before the agency’s yes; a no has its reason; an order stops without a word too much', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(400_000);
  const family = lettersOf(Date.now());
  const email = `ask.${lang}.${family.toLowerCase()}@example.com`;
  const looked = async (on: Page): Promise<void> => await looksRight(on);
  const main = page.locator('main');
  const service = (name: string) => page.locator(`[data-service=${name}]`);
  await signUp(page, email, { t, mailTo }, '18A2098', 'NY');

  await test.step('the first page says that a yes is needed, and sending leads to how to ask', async () => {
    await page.goto(`${FAMILY}/home`);
    await expect(main).toContainText(t('contacts.use.not_asked'));
    await expect(main.locator('a[href^="/send/"]')).toHaveCount(0);
    await looked(page);
    await main.locator('a[href^="/people/"]').last().click();
    await expect(page.locator('h1')).toHaveText(t('contacts.page.title', { name: 'Patrick Kowalczyk' }));
    await looked(page);
    const resident = /res_\w+/.exec(page.url())![0];
    await page.goto(`${FAMILY}/send/${resident}`);
    await expect(page).toHaveURL(new RegExp(`/people/${resident}`));
    await expect(main).toContainText(t('contacts.page.refused', { name: 'Patrick Kowalczyk' }));
    await expect(service('money')).toContainText(t('contacts.use.not_asked'));
  });

  await test.step('asking: legal name first, mistakes at the field, what was typed kept', async () => {
    await service('money')
      .getByRole('link', { name: t('contacts.use.ask') })
      .click();
    await expect(main).toContainText(t('contacts.ask.details'));
    await looked(page);
    await main.locator('a[href^="/details"]').click();
    await giveDetails(page, family);
    await expect(page).toHaveURL(/\/ask\/money$/);
    await page.locator('#message').fill('Soy su madre. <script>alert(1)</script>');
    await page.locator('main form button').click();
    await expect(page.locator('#relationship-error')).toHaveText(t('directory.refusal.choose_relationship'));
    await expect(page.locator('#message')).toHaveValue('Soy su madre. <script>alert(1)</script>');
    await looked(page);
    await page.locator('#relationship').selectOption('parent');
    await page.locator('main form button').click();
    await expect(main).toContainText(t('contacts.page.asked_text'));
    await expect(service('money')).toContainText(t('contacts.use.waiting'));
    await looked(page);
  });

  const clerk = await asDemo('staff', 'clerk.ny@example.com');
  const list = clerk.locator('main');
  await test.step('the clerk finds it by the name, checks and approves', async () => {
    await clerk.goto(`${STAFF}/approvals`);
    await expect(list).toContainText('Raymond Whitfield'); // one of the two that wait in the demo
    await clerk.locator('#name').fill(family);
    await clerk.getByRole('button', { name: t('contacts.staff.show') }).click();
    await expect(list.locator('tbody tr')).toHaveCount(1);
    await looked(clerk);
    await list.locator('tbody a').click();
    await expect(list).toContainText('<script>alert(1)</script>');
    await looked(clerk);
    await clerk.goBack();
    await clerk.getByRole('button', { name: t('contacts.staff.approve_some') }).click(); // nothing chosen
    await expect(list).toContainText(t('directory.refusal.none_chosen', { most: 100 }));
    await clerk.goBack();
    await list.locator('input[name=ask]').check();
    await clerk.getByRole('button', { name: t('contacts.staff.approve_some') }).click();
    await expect(clerk.locator('h1')).toHaveText(t('contacts.staff.decide.approve_title', { count: 1 }));
    await clerk.locator('[name=until-month]').fill('2');
    await clerk.locator('[name=until-day]').fill('30');
    await clerk.locator('[name=until-year]').fill('2030');
    await list.locator('form button').first().click();
    await expect(clerk.locator('#until-error')).toHaveText(t('directory.refusal.not_a_day'));
    await expect(clerk.locator('[name=until-day]')).toHaveValue('30');
    await looked(clerk);
    await clerk.locator('[name=until-day]').fill('28');
    await list.locator('form button').first().click();
    await expect(list).toContainText(t('contacts.staff.decided', { count: 1 }));
    expect((await mailTo(email, t('contacts.mail.approved_heading'))).text).toContain('Patrick Kowalczyk');
  });

  await test.step('now the price can be asked', async () => {
    await page.reload();
    await expect(service('money')).toContainText(t('contacts.use.approved_until', { day: '' }).trim());
    await looked(page);
    await service('money').locator('a[href^="/send/"]').click();
    await page.locator('#amount').fill('40');
    await page.locator('main form button').click();
    await expect(page.locator('h1')).toHaveText(t('transfers.check.title'));
  });

  await test.step('a no comes with its reason, on the page and by mail', async () => {
    await addPerson(page, '15A0276');
    await main.locator('section', { hasText: 'Wei Zhang' }).locator('a[href*="/ask/money"]').click();
    await page.locator('#relationship').selectOption('friend');
    await page.locator('main form button').click();
    const here = page.url();
    await clerk.goto(`${STAFF}/approvals?name=${family}`);
    await list.locator('input[name=ask]').check();
    await clerk.getByRole('button', { name: t('contacts.staff.deny_some') }).click();
    await list.locator('form button').first().click();
    await expect(clerk.locator('.problems')).toContainText(t('directory.refusal.choose_reason'));
    await clerk.getByRole('radio').nth(1).check({ force: true });
    await clerk.locator('#words').fill('Call the office.');
    await looked(clerk);
    await list.locator('form button').first().click();
    await expect(list).toContainText(t('contacts.staff.decided', { count: 1 }));
    const reason = lang === 'en' ? 'You are not on the person’s list.' : 'Usted no está en la lista de la persona.';
    expect((await mailTo(email, t('contacts.mail.denied_heading'))).text.replace(/\s+/g, ' ')).toContain(reason);
    await page.goto(here);
    await expect(service('money')).toContainText(reason);
    await expect(service('money')).toContainText('Call the office.');
    await expect(service('money').locator('a[href*="/ask/"]')).toHaveCount(0);
    await looked(page);
  });
  await clerk.context().close();

  const admin = await asDemo('staff', 'admin.ny@example.com');
  const desk = admin.locator('main');
  await test.step('an order entered by the admin stops her, in words that tell nothing', async () => {
    await admin.goto(`${STAFF}/no-contact/new`);
    await desk.locator('form button').last().click();
    await expect(admin.locator('.problems li')).not.toHaveCount(0);
    await looked(admin);
    await admin.locator('#kind').check({ force: true });
    await admin.locator('#number').fill('18a 2098');
    await admin.locator('#emails').fill(email.replaceAll('.', '').replace('@examplecom', '+other@example.com').toUpperCase());
    await admin.locator('#source').fill('Family court 4711');
    for (const [part, value] of [
      ['month', '11'],
      ['day', '2'],
      ['year', '2025'],
    ] as const)
      await admin.locator(`[name=orderedOn-${part}]`).fill(value);
    await desk.locator('form button').last().click();
    await expect(desk).toContainText(t('contacts.order.added'));
    await page.goto(`${FAMILY}/home`);
    await main.getByRole('link', { name: t('contacts.home.see', { name: 'Patrick Kowalczyk' }) }).click();
    const resident = /res_\w+/.exec(page.url())![0];
    await expect(service('money')).toContainText(t('contacts.use.restricted'));
    expect(await page.content()).not.toMatch(/4711|court|corte|victim|víctima/i);
    await looked(page);
    await page.goto(`${FAMILY}/send/${resident}`);
    await expect(page).toHaveURL(/\/people\/res_\w+\?note=money/);
    await page.goto(`${FAMILY}/people/${resident}/ask/money`); // typed by hand: the page that would lead there is closed
    await expect(page.locator('main form')).toHaveCount(0);
  });

  await test.step('the admin sees who was held back, and decides', async () => {
    await admin.goto(`${STAFF}/no-contact`);
    const match = desk.locator('li', { hasText: `Dana ${family}` });
    await expect(match).toContainText('Patrick Kowalczyk');
    await looked(admin);
    await match.getByRole('link').click();
    await admin.getByRole('radio').nth(1).check({ force: true });
    await admin.locator('#words').fill('Another date of birth');
    await looked(admin);
    await desk.locator('form button').click();
    await expect(desk).toContainText(t('contacts.order.judged'));
    await admin.locator('#search').fill(email);
    await admin.getByRole('button', { name: t('contacts.order.show') }).click();
    await desk.locator('tbody a').first().click();
    await expect(desk).toContainText('Another date of birth');
    await looked(admin);
    await page.goto(`${FAMILY}/home`);
    await expect(main.locator('a[href^="/send/"]')).not.toHaveCount(0);
  });
  await admin.context().close();

  await test.step('her own block, report and bar', async () => {
    await main.getByRole('link', { name: t('contacts.home.see', { name: 'Patrick Kowalczyk' }) }).click();
    await page.getByRole('button', { name: t('contacts.page.block', { name: 'Patrick Kowalczyk' }) }).click();
    await expect(service('money')).toContainText(t('contacts.use.blocked'));
    await page.getByRole('button', { name: t('contacts.page.unblock') }).click();
    await expect(service('money').locator('a[href^="/send/"]')).toHaveCount(1);
    await page.getByRole('link', { name: t('contacts.page.report', { name: 'Patrick Kowalczyk' }) }).click();
    await page.locator('main form button').click();
    await expect(page.locator('#message-error')).toBeVisible();
    await looked(page);
    await page.locator('#message').fill('He threatens me.');
    await page.locator('main form button').click();
    await expect(main).toContainText(/HELP-/);
    await page.goto(`${FAMILY}/no-sending`);
    await page.locator('main form button').click();
    await expect(page.locator('#sure-error')).toHaveText(t('directory.refusal.confirm_bar'));
    await looked(page);
    await page.locator('label[for=sure]').click();
    await page.locator('main form button').click();
    await expect(main).toContainText(t('contacts.bar.holds'));
    await looked(page);
    await page.goto(`${FAMILY}/home`);
    await expect(main.locator('a[href^="/send/"]')).toHaveCount(0);
  });
});

async function addPerson(page: Page, number: string): Promise<void> {
  await page.goto(`${FAMILY}/find?state=NY&number=${number}`);
  await page.locator('main form button').first().click();
  await expect(page).toHaveURL(`${FAMILY}/home`);
}

/** A family name nobody has: the moment in letters. */
function lettersOf(moment: number): string {
  const letters = [...moment.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
