import type { Page } from '@playwright/test';
import type { Translate } from '#words/index.ts';
import { expect, FAMILY, STAFF } from './story.ts';

// A program of an agency or a partner: it has a key, and calls.

export interface Answer {
  status: number;
  body: { recorded?: string; error?: { code: string } };
}

export async function call(key: string, method: string, path: string, json?: object): Promise<Answer> {
  const answer = await fetch(`${FAMILY}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(json ? { 'content-type': 'application/json' } : {}) },
    ...(json ? { body: JSON.stringify(json) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

/** A key for rosters, made by the agency's admin on the page that is open. */
export async function rosterKey(admin: Page, name: string, t: Translate): Promise<string> {
  await admin.goto(`${STAFF}/keys`);
  await admin.locator('#name').fill(name);
  await admin.locator('label[for="scopes-roster:write"]').click();
  await admin.locator('label[for="reach"]').click();
  await admin.getByText(t('identity.keys.days_count', { days: 90 }), { exact: true }).click();
  await admin
    .getByRole('main')
    .getByRole('button', { name: t('identity.keys.make'), exact: true })
    .click();
  await expect(admin.locator('h1')).toHaveText(t('identity.keys.once'));
  return (await admin.locator('code.key').textContent())!.trim();
}
