import { expect, OPS, STAFF, test } from './story.ts';

test('an agency chooses files, and an answer says line by line what became of it', async ({ asDemo, t, lang, looksRight }) => {
  const admin = await asDemo('staff', 'admin.ny@example.com');
  await admin.goto(`${STAFF}/policies/handoff`);
  await looksRight(admin);
  await admin.locator('label[for="how-2"]').click();
  await admin.locator('#file-at').fill('midnight');
  await admin.getByRole('main').locator('button[value=check]').last().click();
  await expect(admin.getByRole('alert')).toBeVisible();
  await looksRight(admin);
  await admin.locator('#file-at').fill('17:30');
  await admin.getByRole('main').locator('button[value=check]').last().click();
  await expect(admin.locator('main')).toContainText(t('policies.check.lead'));
  await looksRight(admin);

  const clerk = await asDemo('staff', 'clerk.ny@example.com');
  await clerk.goto(`${STAFF}/handoff`);
  await expect(clerk.locator('h1')).toHaveText(t('transfers.handoff.title'));
  await looksRight(clerk);
  const bring = async (text: string) => {
    await clerk.locator('#file').setInputFiles({ name: `answers-${lang}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await clerk
      .getByRole('main')
      .getByRole('button', { name: t('transfers.handoff.bring_go') })
      .click();
  };
  await bring('something,else\r\n1,2\r\n');
  await expect(clerk.getByRole('alert')).toContainText(t('transfers.refusal.answer_columns'));
  await looksRight(clerk);
  await bring('reference,result\r\nKL-0000-0000,posted\r\nno number,posted\r\n');
  await expect(clerk).toHaveURL(/\/handoff\/answers\//);
  await expect(clerk.locator('main table tbody tr')).toHaveCount(2);
  await looksRight(clerk);

  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/handoff`);
  await looksRight(operator);
});
