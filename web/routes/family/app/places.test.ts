import { afterAll, describe, expect, it } from 'vitest';
import { castAgency } from '#domain/directory/cast.ts';
import { closeFacility, createFacility, noServices, type Service, setServices } from '#domain/directory/index.ts';
import { publicScope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { load as loadPlace } from './[agency]/[facility]/+page.server.ts';
import { load as loadStart } from './+page.server.ts';

const app = await testApp();
afterAll(() => app.end());
const system = systemScope('test');
const { agency, facility } = await castAgency(app, { stateCode: 'FL' });
const other = await castAgency(app, { stateCode: 'GA' });
const hidden = await castAgency(app, { stateCode: 'TX', open: false });

const locals = { app, scope: publicScope('test', 'en'), lang: 'en', session: null };
async function offersAt(slug: string, place: string): Promise<readonly Service[]> {
  const event = { locals, params: { agency: slug, facility: place } } as unknown as Parameters<typeof loadPlace>[0];
  return ((await loadPlace(event)) as { offers: readonly Service[] }).offers;
}
async function start(
  query = '',
): Promise<{ states: string[]; agencies: { slug: string; facilities: { name: string }[] }[]; unknown: boolean }> {
  const event = { locals, url: new URL(`http://localhost/app${query}`) } as unknown as Parameters<typeof loadStart>[0];
  return (await loadStart(event)) as never;
}
/** Offers this and nothing else from now on: a change is written for a moment that comes, and it has come. */
async function offer(...on: Service[]): Promise<void> {
  const body = { ...noServices, ...Object.fromEntries(on.map((service) => [service, true])) };
  const effectiveFrom = new Date(app.clock.now().getTime() + 1000);
  await setServices(app, system, { agencyId: agency.id, facilityId: facility.id, effectiveFrom, body });
  app.clock.move(1001);
}

describe('what a place offers, before any sign-up (T3)', () => {
  it('shows what is on and nothing else, and a change at once', async () => {
    await offer('money', 'visits');
    expect(await offersAt(agency.slug, facility.id)).toEqual(['money', 'visits']);
    await offer('letters');
    expect(await offersAt(agency.slug, facility.id)).toEqual(['letters']);
    await offer();
    expect(await offersAt(agency.slug, facility.id)).toEqual([]);
  });

  it('knows open agencies and their open places only, each under its own agency', async () => {
    expect((await start()).states).toEqual(['FL', 'GA']);
    expect((await start('?state=FL')).agencies).toMatchObject([{ slug: agency.slug, facilities: [{ name: facility.name }] }]);
    for (const state of ['TX', 'fl', '<script>', 'FL%00']) expect((await start(`?state=${state}`)).unknown).toBe(true);
    for (const [slug, place] of [
      [other.agency.slug, facility.id],
      [agency.slug, 'fac_00000000000000000000000000'],
      [hidden.agency.slug, hidden.facility.id],
      ['no such agency', facility.id],
      ["'; drop table x", '%00'],
    ] as const)
      await expect(offersAt(slug, place), slug).rejects.toMatchObject({ status: 404 });
  });

  it('has no closed place', async () => {
    const second = await createFacility(app, system, {
      agencyId: agency.id,
      name: 'Soon Closed',
      city: 'Arcadia',
      timeZone: 'America/New_York',
    });
    expect(await offersAt(agency.slug, second.id)).toEqual([]);
    await closeFacility(app, system, { facilityId: second.id, reason: 'test' });
    await expect(offersAt(agency.slug, second.id)).rejects.toMatchObject({ status: 404 });
    expect((await start('?state=FL')).agencies[0]!.facilities.map(({ name }) => name)).toEqual([facility.name]);
  });
});
