import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSandbox, type FreshSandbox } from '#test/sandbox.ts';

let fresh: FreshSandbox;
beforeAll(async () => void (fresh = await freshSandbox()));
afterAll(() => fresh.end());

const PAGES: [string, string, string][] = [
  ['/', 'Sandbox', 'Sandbox'],
  ['/mail', 'Mailbox', 'Buzón'],
  ['/texts', 'Text messages', 'Mensajes de texto'],
  ['/payments', 'Payments', 'Pagos'],
  ['/webhooks', 'Webhooks', 'Webhooks'],
  ['/authenticator', 'Authenticator', 'Autenticador'],
  ['/push', 'Phones', 'Teléfonos'],
  ['/cards', 'Test cards', 'Tarjetas de prueba'],
  ['/not/here', 'This page is not here', 'Esta página no existe'],
];

describe('the pages of the sandbox', () => {
  test.each(PAGES)('%s speaks English and Spanish, without a script or a style of its own', async (path, english, spanish) => {
    const read = async (lang: string) => (await fresh.browse(path, { headers: { 'Accept-Language': lang } })).text();
    const [en, es] = [await read('en-US'), await read('es-MX,en;q=0.5')];
    expect(en).toContain('<html lang="en">');
    expect(en).toContain(`<h1>${english}</h1>`);
    expect(es).toContain('<html lang="es">');
    expect(es).toContain(`<h1>${spanish}</h1>`);
    expect(en + es).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(es.match(/<title>/g)).toHaveLength(1);
    expect(en).not.toBe(es);
  });

  test('a tap on the other language stays', async () => {
    const tapped = await fresh.browse('/mail?to=rosa&lang=es');
    const cookie = tapped.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^sandbox_lang=es; .*HttpOnly; SameSite=Lax/);
    expect(await tapped.text()).toContain('href="/mail?to=rosa&#38;lang=en"');
    const later = await fresh.browse('/cards', { headers: { Cookie: cookie.split(';')[0]!, 'Accept-Language': 'en' } });
    expect(await later.text()).toContain('<html lang="es">');
    expect((await fresh.browse('/mail?lang=xx')).headers.get('set-cookie')).toContain('sandbox_lang=en');
  });

  test('send strict headers, and are never kept by the browser', async () => {
    for (const [path] of PAGES) {
      const { headers } = await fresh.browse(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect((await fresh.browse('/not/here')).status).toBe(404);
  });

  test.each([
    ['/sandbox.css', 'text/css; charset=utf-8'],
    ['/font.woff2', 'font/woff2'],
    ['/mark.svg', 'image/svg+xml'],
  ])('%s is there', async (path, type) => {
    const answer = await fresh.browse(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
  });

  test('a body of megabytes is refused, and the next request is answered', async () => {
    const answer = await fresh.browse('/authenticator', { method: 'POST', body: 'x'.repeat(2_000_000) });
    expect(answer.status).toBe(413);
    expect((await fresh.browse('/')).status).toBe(200);
  });
});
