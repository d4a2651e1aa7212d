import { afterAll, describe, expect, test } from 'vitest';
import type { Lang, Scope } from '#kernel/scope.ts';
import { systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { castVerifiedCustomer, GOOD_PASSWORD, tokenFor, visitor } from '../cast.ts';
import { agreeToMobileTerms, mobileTerms, owesMobileTerms, ownData, signUpCustomer, verifyEmail } from '../index.ts';

const app = await testApp();
afterAll(() => app.end());

const customer = (loginId: string, lang: Lang = 'en'): Scope => ({ ...systemScope('test'), realm: 'customer', actor: loginId, lang });
const agreed = async (loginId: string) =>
  (
    await app.owner.query<{ kind: string; version: string; lang: string; accepted_at: Date }>(
      'select kind, version, lang, accepted_at from identity.terms_acceptances where login_id = $1 order by kind',
      [loginId],
    )
  ).rows;

async function signUpInApp(email: string, lang: Lang): Promise<string> {
  await signUpCustomer(app, visitor(lang), { email, password: GOOD_PASSWORD, agreed: true, mobileAgreed: true, source: email });
  return (await verifyEmail(app, visitor(lang), { token: await tokenFor(app, email, 'verify_email') })).loginId;
}

describe('a sign-up that began in the app', () => {
  test('needs both boxes, and each says so beside itself', async () => {
    const typed = { email: 'boxes@example.com', password: GOOD_PASSWORD, source: 's' };
    await expect(signUpCustomer(app, visitor(), { ...typed, agreed: false, mobileAgreed: false })).rejects.toMatchObject({
      fields: [
        { field: 'agreed', code: 'identity.terms_unticked' },
        { field: 'mobile', code: 'identity.mobile_terms_unticked' },
      ],
    });
    await expect(signUpCustomer(app, visitor(), { ...typed, agreed: true, mobileAgreed: false })).rejects.toMatchObject({
      fields: [{ field: 'mobile', code: 'identity.mobile_terms_unticked' }],
    });
  });

  test('keeps both, with version, language and the time of the sign-up', async () => {
    const at = app.clock.now();
    const loginId = await signUpInApp('app@example.com', 'es');
    const rows = await agreed(loginId);
    expect(rows).toMatchObject([
      { kind: 'mobile', version: mobileTerms.version, lang: 'es' },
      { kind: 'payment', version: '2026-11-01', lang: 'es' },
    ]);
    for (const row of rows) expect(Math.abs(row.accepted_at.getTime() - at.getTime())).toBeLessThan(10_000);
    expect(await owesMobileTerms(app, customer(loginId))).toBe(false);
  });
});

describe('a login made in a browser', () => {
  test('owes them at first, agrees once however often it presses, and is not asked again', async () => {
    const { loginId } = await castVerifiedCustomer(app, 'browser@example.com');
    const scope = customer(loginId, 'es');
    expect(await owesMobileTerms(app, scope)).toBe(true);
    await expect(agreeToMobileTerms(app, scope, { agreed: false })).rejects.toMatchObject({ code: 'identity.mobile_terms_unticked' });
    expect(await owesMobileTerms(app, scope)).toBe(true);
    await Promise.all(Array.from({ length: 10 }, () => agreeToMobileTerms(app, scope, { agreed: true })));
    expect(await owesMobileTerms(app, scope)).toBe(false);
    expect((await agreed(loginId)).filter(({ kind }) => kind === 'mobile')).toMatchObject([{ version: mobileTerms.version, lang: 'es' }]);
    const { rows } = await app.owner.query(
      `select 1 from kernel.audit_rows where action = 'identity.mobile_terms_agreed' and subject = $1`,
      [loginId],
    );
    expect(rows).toHaveLength(1);
    const terms = (await ownData.read(app, scope)).find(({ name }) => name === 'terms');
    expect(terms!.rows.map(({ kind }) => kind).sort()).toEqual(['Condiciones de pago', 'Condiciones para el teléfono']);
  });

  test('with a yes to an older text is asked again, and the older yes stays', async () => {
    const { loginId } = await castVerifiedCustomer(app, 'older@example.com');
    await app.owner.query(
      `insert into identity.terms_acceptances (id, login_id, kind, version, lang, accepted_at) values ('trm_old', $1, 'mobile', '2025-01-01', 'en', $2)`,
      [loginId, app.clock.now()],
    );
    expect(await owesMobileTerms(app, customer(loginId))).toBe(true);
    await agreeToMobileTerms(app, customer(loginId), { agreed: true });
    expect((await agreed(loginId)).filter(({ kind }) => kind === 'mobile')).toHaveLength(2);
  });

  test('agrees for itself only, and nobody else has anything to agree to', async () => {
    const { loginId } = await castVerifiedCustomer(app, 'self@example.com');
    const other = await castVerifiedCustomer(app, 'other@example.com');
    await agreeToMobileTerms(app, customer(loginId), { agreed: true });
    expect(await owesMobileTerms(app, customer(other.loginId))).toBe(true);
    for (const scope of [visitor(), { ...customer(loginId), realm: 'staff' as const, agency: 'agy_x' }, systemScope('test')]) {
      await expect(agreeToMobileTerms(app, scope, { agreed: true })).rejects.toMatchObject({
        code: expect.stringMatching(/^kernel\./) as string,
      });
      await expect(owesMobileTerms(app, scope)).rejects.toMatchObject({ code: expect.stringMatching(/^kernel\./) as string });
    }
  });
});
