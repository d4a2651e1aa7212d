import type { Page } from '@playwright/test';
import { formatClock } from '#words/format.ts';
import type { Translate } from '#words/index.ts';
import { finishPaying, giveDetails, signUp } from './sender.ts';
import { expect, FAMILY, type Mail, OPS, SANDBOX, STAFF, test } from './story.ts';

test('an agency chooses files, and an answer says line by line what became of it', async ({ asDemo, t, lang, looksRight }) => {
  const admin = await asDemo('staff', 'admin.ny@example.com');
  await admin.goto(`${STAFF}/policies/handoff`);
  await looksRight(admin);
  await admin.locator('label[for="how-2"]').click();
  await admin.locator('#file-at').fill('midnight');
  await admin.getByRole('main').locator('button[value=check]').last().click();
  await expect(admin.getByRole('alert')).toBeVisible();
  await looksRight(admin);
  await admin.locator('#file-at').fill('9:30');
  await admin.getByRole('main').locator('button[value=check]').last().click();
  await expect(admin.locator('main')).toContainText(t('policies.check.lead'));
  await expect(admin.locator('main')).toContainText(formatClock('09:30', lang));
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
  await expect(clerk.locator('main')).toContainText(t('transfers.handoff.answer.mend'));
  await looksRight(clerk);

  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/handoff`);
  await looksRight(operator);
});

test('a file to its end: paid, handed over, answered by the agency, on the account with what was taken; what is rejected goes back', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
  request,
}) => {
  test.setTimeout(400_000);
  const email = `file-${lang}-${Date.now().toString(36)}@example.com`;
  const clerk = await asDemo('staff', 'clerk.ny@example.com');
  await test.step('the agency chooses files, and that nothing can be cancelled', async () => {
    const admin = await asDemo('staff', 'admin.ny@example.com');
    await admin.goto(`${STAFF}/policies/handoff`);
    await admin.locator('label[for="how-2"]').click();
    await admin.locator('#cancel').fill('0');
    await admin.getByRole('main').locator('button[value=check]').last().click();
    await admin.locator('#reason').fill('The trust office reads files.');
    // The other language's story may have done the same a moment ago.
    await admin.getByRole('main').locator('button[value=save]').last().click();
  });
  const resident = await test.step('a mother is approved', async () => await approved(page, clerk, email, { t, mailTo }));
  const [stays, back] = await test.step('she reads that it can’t be cancelled, and pays', async () => {
    const first = await send(page, resident, '41', t, looksRight);
    return [first, await send(page, resident, '42', t)] as const;
  });

  const file = await test.step('the clerk makes the file and downloads it', async () => {
    await clerk.goto(`${STAFF}/handoff`);
    await expect(clerk.locator('main')).toContainText(formatClock('16:30', lang));
    // The day's own file, or a neighbour's clerk, may have been faster: then there is nothing left to make.
    const make = clerk.getByRole('main').locator('form[action="?/make"] button');
    if (await make.isVisible()) await make.click();
    for (const { id, reference } of [back, stays]) {
      await expect(async () => {
        await clerk.goto(`${STAFF}/incoming/${id}`);
        await clerk.locator('main a[href^="/handoff/hof_"]').click({ timeout: 500 });
      }).toPass({ timeout: 60_000 });
      await expect(clerk.locator('main')).toContainText(reference);
    }
    // The day until whose end it must be answered, not the midnight after it.
    const until = clerk.locator('dl > div', { hasText: t('transfers.handoff.column.answer_by') });
    await expect(until).not.toContainText(/12:00 a/i);
    await looksRight(clerk);
    return await clerk.evaluate(async (path) => await (await fetch(path)).text(), `${new URL(clerk.url()).pathname}/csv`);
  });

  await test.step('the agency’s system trusts it and answers, and the answer is read line by line', async () => {
    const port = new URL(SANDBOX).port;
    const at = { headers: { host: new URL(SANDBOX).host, 'content-type': 'text/csv' } };
    const taken = await request.post(`http://127.0.0.1:${port}/agency/files`, { ...at, data: Buffer.from(file) });
    expect(taken.status()).toBe(201);
    const { id, problems } = (await taken.json()) as { id: string; problems: string[] };
    expect(problems).toEqual([]);
    const said = await (await request.get(`http://127.0.0.1:${port}/agency/files/${id}/deducted.csv`, at)).text();
    const [head, ...lines] = said.split('\r\n');
    const bring = async (said: readonly (string | undefined)[]) => {
      await clerk.goto(`${STAFF}/handoff`);
      const buffer = Buffer.from([head, ...said, ''].join('\r\n'));
      await clerk.locator('#file').setInputFiles({ name: `answer-${lang}.csv`, mimeType: 'text/csv', buffer });
      await clerk
        .getByRole('main')
        .getByRole('button', { name: t('transfers.handoff.bring_go') })
        .click();
    };
    await bring([`${back.reference},posted,41.99,,,`]);
    await expect(clerk.locator('main')).toContainText(t('transfers.handoff.answer.said', { said: '41.99' }));
    await expect(clerk.locator(`main a[href="/incoming/${back.id}"]`)).toHaveText(back.reference);
    await looksRight(clerk);
    // The file may hold what other stories sent: of them nothing is said here.
    await bring([lines.find((line) => line.startsWith(stays.reference)), `${back.reference},rejected,42.00,released,,`]);
    await expect(clerk.locator('main table tbody tr')).toHaveCount(2);
    await expect(clerk.locator('main')).toContainText(t('transfers.handoff.verdict.posted'));
    await expect(clerk.locator('main')).toContainText(t('transfers.handoff.verdict.rejected'));
    await looksRight(clerk);
    // Said otherwise once more: nothing moves, and the money's own page says so until an operator has settled it.
    await bring([`${back.reference},posted,42.00,,,`]);
    await clerk.locator(`main a[href="/incoming/${back.id}"]`).click();
    await expect(clerk.locator('main table')).toContainText(t('transfers.handoff.verdict.conflict'));
    await looksRight(clerk);
  });

  await test.step('on the transfer’s own page the clerk sees the file it was in, and what was taken', async () => {
    await clerk.goto(`${STAFF}/incoming/${stays.id}`);
    await expect(clerk.locator('main')).toContainText('Restitution $8.20');
    await expect(clerk.locator('main')).toContainText('$32.80');
    await expect(clerk.locator('main a[href^="/handoff/hof_"]')).toBeVisible();
    await looksRight(clerk);
    await clerk.goto(`${STAFF}/incoming/${back.id}`);
    await expect(clerk.locator('main')).not.toContainText(t('transfers.staff.view.not_posted'));
  });

  await test.step('she sees what was taken, and what comes back to her card', async () => {
    await page.goto(`${FAMILY}/transfers/${stays.id}`);
    await expect(page.locator('.track')).toContainText(t('transfers.step.in_file'));
    await expect(page.locator('.track')).toContainText('$8.20');
    await expect(page.locator('.track')).toContainText('Restitution');
    await looksRight(page);
    await page.goto(`${FAMILY}/transfers/${back.id}`);
    await expect(page.locator('.track')).toContainText(t('transfers.step.back'));
    expect((await mailTo(email, t('transfers.mail.returned_title'))).text).toContain('$');
  });
});

interface Told {
  t: Translate;
  mailTo(address: string, containing?: string): Promise<Mail>;
}

/** A newcomer whom New York lets send money to this person. */
async function approved(page: Page, clerk: Page, email: string, told: Told): Promise<string> {
  const { t } = told;
  const family = `Filer${[...String(Date.now())].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
  await signUp(page, email, told, '18A2098', 'NY');
  await page.goto(`${FAMILY}/home`);
  await page.locator('main a[href^="/people/"]').last().click();
  const resident = /res_\w+/.exec(page.url())![0];
  await page
    .locator('[data-service=money]')
    .getByRole('link', { name: t('contacts.use.ask') })
    .click();
  await page.locator('main a[href^="/details"]').click();
  await giveDetails(page, family);
  await page.locator('#relationship').selectOption('parent');
  await page.locator('main form button').click();
  await clerk.goto(`${STAFF}/approvals`);
  await clerk.locator('#name').fill(family);
  await clerk.getByRole('button', { name: t('contacts.staff.show') }).click();
  await clerk.locator('main input[name=ask]').check();
  await clerk.getByRole('button', { name: t('contacts.staff.approve_some') }).click();
  await clerk.locator('main form button').first().click();
  await expect(clerk.locator('main')).toContainText(t('contacts.staff.decided', { count: 1 }));
  return resident;
}

async function send(
  page: Page,
  resident: string,
  amount: string,
  t: Translate,
  look?: (page: Page) => Promise<void>,
): Promise<{ id: string; reference: string }> {
  await page.goto(`${FAMILY}/send/${resident}?amount=${amount}`);
  await page.locator('main form button').click();
  await expect(page.locator('main')).toContainText(t('transfers.check.back_never'));
  await look?.(page);
  await page.locator('form[action="?/pay"] button').click();
  return await finishPaying(page);
}
