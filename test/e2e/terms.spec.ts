// The mailroom's own terms: tried on past letters, saved, changed, taken out and brought in as a file; and a line of the house's lists switched off.
import { readFileSync } from 'node:fs';
import { expect, STAFF, test } from './story.ts';

test('terms: tried on past letters, added, changed, paused, as a file, and one of ours switched off', async ({
  t,
  lang,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const staff = await asDemo('staff', 'mailroom.fl@example.com');
  const main = staff.getByRole('main');
  const press = (name: string) => main.getByRole('button', { name, exact: true }).click();
  // A term of its own in each run. What a trial shows of letters is told in domain/mail/screened.test.ts: the small world has none.
  const phrase = `${lang} ${[...Date.now().toString().slice(-7)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('')}`;

  await staff.goto(`${STAFF}/terms`);
  await looksRight(staff);
  await main.getByRole('link', { name: t('review.terms.add') }).click();
  await press(t('review.terms.try'));
  for (const code of ['term_place', 'term_category', 'term_severity', 'term_action'] as const)
    await expect(main.getByRole('alert')).toContainText(t(`review.refusal.${code}`));
  await looksRight(staff);
  await staff.locator('#phrase').fill('love');
  await staff.locator('#place').selectOption('all');
  await staff.locator('#category').selectOption('coded');
  await staff.locator('#severity').selectOption('1');
  await staff.locator('#action').selectOption('flag');
  await staff.locator('#note').fill('A try');
  await press(t('review.terms.try'));
  await expect(main).toContainText(t('review.terms.tried'));
  await looksRight(staff);
  // What is saved is what was tried: another word is tried first.
  await staff.locator('#phrase').fill(phrase);
  await press(t('review.terms.save'));
  await expect(main).toContainText(t('review.terms.tried'));
  await press(t('review.terms.save'));
  await expect(main).toContainText(t('review.terms.saved'));

  await staff.goto(`${STAFF}/terms?search=${encodeURIComponent(phrase)}`);
  await main.getByRole('link', { name: phrase, exact: true }).click();
  await looksRight(staff);
  await staff.locator('#severity').selectOption('3');
  await press(t('review.terms.save'));
  await expect(main.locator('.facts')).toContainText(t('review.terms.severity.3'));
  await press(t('review.terms.pause'));
  await expect(main).toContainText(t('review.terms.done.paused'));

  await staff.goto(`${STAFF}/terms`);
  const downloading = staff.waitForEvent('download');
  await main.getByRole('link', { name: t('review.terms.csv') }).click();
  const sheet = readFileSync(await (await downloading).path(), 'utf8');
  expect(sheet).toContain(`"${phrase}","no","","all","","coded","3","flag","A try","","paused"`);
  await staff.goto(`${STAFF}/terms/import`);
  const file = (text: string) =>
    staff.locator('#file').setInputFiles({ name: 'terms.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await file(sheet.replace(`"${phrase}","no"`, `"${phrase} x","no"`));
  await press(t('review.terms.import_try'));
  await expect(main).toContainText(t('review.terms.tried_written'));
  await looksRight(staff);
  await file(sheet.replace(`"${phrase}","no"`, `"${phrase} x","no"`));
  await press(t('review.terms.import_do'));
  await expect(main).toContainText(t('review.terms.import_done', { added: 1 }));

  await staff.goto(`${STAFF}/terms/house?category=gambling`);
  await looksRight(staff);
  await main.locator('tbody a').first().click();
  await looksRight(staff);
  await staff.locator('label[for=stands]').click();
  await press(t('review.house.save'));
  await expect(main.getByRole('alert')).toContainText(t('review.refusal.house_reason', { most: 300 }));
  await staff.locator('#reason').fill('It is in every letter here');
  await press(t('review.house.save'));
  await expect(main).toContainText(t('review.house.off'));
  await main.locator('tbody a').first().click();
  await staff.locator('label[for=stands-3]').click();
  await staff.locator('#reason').fill('As it was');
  await press(t('review.house.save'));
  await expect(main).toContainText(t('review.house.saved'));
});
