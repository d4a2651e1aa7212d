// A facility's own rule for reading letters: one of its agency proposes it, an operator approves, and families read of it.
import { dayFromNow, expect, FAMILY, OPS, press, STAFF, test } from './story.ts';

test('a facility reads letters by its own rule, laid over its agency’s', async ({ page, t, lang, asDemo, looksRight }) => {
  test.setTimeout(300_000);
  // Another facility in each language: both tell one small world, and of two changes of one rule at once one is refused.
  const facility = lang === 'en' ? 'Palmetto Ridge' : 'Pine Landing';
  const admin = await asDemo('staff', 'admin.fl@example.com');
  const main = admin.getByRole('main');
  const name = t('policies.page.review-here');
  await admin.goto(`${STAFF}/policies`);
  await main.getByRole('link', { name: `${name}: ${facility}` }).click();
  const here = admin.url();
  await looksRight(admin);
  await admin.locator('#deadlineHours').fill('500');
  await press(admin, t('policies.see'));
  await expect(admin.locator('#deadlineHours-error')).toBeVisible();
  const hours = '36';
  await admin.locator('#deadlineHours').fill(hours);
  await admin.locator('label[for=resend-2]').click();
  await press(admin, t('policies.see'));
  await expect(main).toContainText(t('policies.here.here', { what: hours }));
  await expect(main).toContainText(t('policies.check.two'));
  const [year, month, day] = dayFromNow(-40).split('-') as [string, string, string];
  for (const [part, value] of Object.entries({ year, month, day })) await admin.locator(`[name=from-${part}]`).fill(value);
  await admin.locator('#reason').fill('We are few');
  await press(admin, t('policies.check.propose'));
  await expect(main).toContainText(t('directory.refusal.backdated'));
  for (const part of ['year', 'month', 'day']) await admin.locator(`[name=from-${part}]`).fill('');
  await press(admin, t('policies.check.propose'));
  await expect(main).toContainText(t('policies.proposal.made'));
  await looksRight(admin);

  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(admin.url().replace(STAFF, OPS));
  await press(operator, t('policies.proposal.approve'));
  await expect(operator.getByRole('main')).toContainText(t('policies.outcome.approved'));
  await admin.goto(here);
  await expect(admin.locator('#deadlineHours')).toHaveValue(hours);
  await expect(main).toContainText('We are few');

  // What letters may be there, by two people as well. What the agency does not take can't be said of one place.
  await admin.goto(`${STAFF}/policies`);
  await main.getByRole('link', { name: `${t('policies.page.stamps-here')}: ${facility}` }).click();
  await expect(admin.locator('#cost-letter')).toBeVisible();
  await expect(admin.locator('#cost-videogram')).toHaveCount(0);
  await admin.locator('#most-day').fill('0');
  await press(admin, t('policies.see'));
  await expect(admin.locator('#most-day-error')).toBeVisible();
  await looksRight(admin);
  await admin.locator('#most-day').fill('900');
  await press(admin, t('policies.see'));
  await expect(main).toContainText(t('policies.here.here', { what: '900' }));
  await admin.locator('#reason').fill('So many at most');
  await press(admin, t('policies.check.propose'));
  await expect(main).toContainText(t('policies.proposal.own'));
  await looksRight(admin);
  await operator.goto(admin.url().replace(STAFF, OPS));
  await press(operator, t('policies.proposal.approve'));
  await expect(operator.getByRole('main')).toContainText(t('policies.outcome.approved'));

  await page.goto(`${FAMILY}/fees/florida`);
  const rules = page.getByRole('table', { name: t('review.rules.caption') }).getByRole('row', { name: facility });
  await expect(rules).toContainText(t('review.figures.hours', { hours: Number(hours) }));
  await looksRight(page);
});
