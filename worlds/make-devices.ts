import { choosePin, joinWithCode, listDevices, makeDevice, makeSlip, readDoor, signIn } from '#domain/devices/index.ts';
import type { App } from '#kernel/app.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import type { MadeAgency } from './make-agency.ts';
import { demoPin } from './passwords.ts';

/** Who has a PIN, and where. */
export const sampleInside = { agency: 'florida', facility: 'Palmetto Ridge', numbers: ['S123456', 'S184263'] } as const;
const NAME = 'Sample tablet';

/** A tablet in a facility, and two people who chose their PINs at it. What is there already stays as it is. */
export async function makeDevices(app: App, agency: MadeAgency): Promise<void> {
  const facility = agency.facilities.get(sampleInside.facility)!;
  const staff: Scope = {
    ...systemScope('demo-world', agency.id),
    realm: 'staff',
    actor: 'demo-world',
    roles: ['mailroom'],
    facilities: [facility],
  };
  if ((await listDevices(app, staff)).devices.some(({ name }) => name === NAME)) return;
  const visitor = publicScope('demo-world', 'en');
  const { code } = await makeDevice(app, staff, { name: NAME, kind: 'tablet', facility });
  const device = (await joinWithCode(app, visitor, { code })).token;
  for (const number of sampleInside.numbers) {
    const { pin } = await makeSlip(app, staff, { number });
    const door = (await readDoor(app, { device, session: undefined }, { request: 'demo-world', lang: 'en' }))!;
    const session = (await signIn(app, visitor, { device: door.device, number, pin })).token;
    const { scope } = (await readDoor(app, { device, session }, { request: 'demo-world', lang: 'en' }))!.session!;
    const own = demoPin(app, number);
    await choosePin(app, scope, { pin: own, again: own });
  }
}
