import { generateSecret, verify } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSandbox, type FreshSandbox } from '#test/sandbox.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());

function register(label: unknown, secret: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fresh.browse('/authenticator', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ label, secret }),
  });
}
async function codesOf(label: string): Promise<{ code: string; next: string; secondsLeft: number }[]> {
  const answer = await fresh.browse(`/authenticator.json?label=${encodeURIComponent(label)}`);
  return ((await answer.json()) as { codes: { code: string; next: string; secondsLeft: number }[] }).codes;
}

describe('the authenticator', () => {
  test('shows the code of this moment, that a server takes', async () => {
    const secret = generateSecret();
    expect((await register('clerk@agency.example', secret)).status).toBe(201);
    const [codes] = await codesOf('clerk@agency.example');
    expect((await verify({ secret, token: codes!.code, epochTolerance: 30 })).valid).toBe(true);
    expect(codes!.secondsLeft).toBeGreaterThan(0);
    expect(codes!.secondsLeft).toBeLessThanOrEqual(30);
    expect(codes!.next).toMatch(/^\d{6}$/);
    const page = await (await fresh.browse('/authenticator')).text();
    expect(page).toContain('clerk@agency.example');
    expect(page).toMatch(/\d{3} \d{3}/);
    expect(page).not.toContain(secret);
  });

  test('follows the real clock, not the sandbox’s', async () => {
    const secret = generateSecret();
    await register('real', secret);
    fresh.clock.move(7 * 24 * 3_600_000);
    const [codes] = await codesOf('real');
    expect((await verify({ secret, token: codes!.code, epochTolerance: 30 })).valid).toBe(true);
  });

  test('takes a form too, and a new secret for the same name', async () => {
    await register('again', generateSecret());
    const secret = generateSecret();
    const body = new URLSearchParams({ label: 'again', secret: secret.toLowerCase() });
    expect((await fresh.browse('/authenticator', { method: 'POST', body })).status).toBe(303);
    const codes = await codesOf('again');
    expect(codes).toHaveLength(1);
    expect((await verify({ secret, token: codes[0]!.code, epochTolerance: 30 })).valid).toBe(true);
  });

  test.each([
    ['', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
    ['x', ''],
    ['x', '1'],
    ['x', '€'.repeat(32)],
    ['x', 'JBSWY3DP'],
    [{}, []],
    ['\u0000', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
  ])('refuses %j with %j', async (label, secret) => {
    expect((await register(label, secret)).status).toBe(400);
  });

  test('refuses a form of another site', async () => {
    expect((await register('x', generateSecret(), { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  test('names stay text', async () => {
    await register('<b>bold</b>', generateSecret());
    expect(await (await fresh.browse('/authenticator')).text()).toContain('&#60;b&#62;bold');
  });
});
