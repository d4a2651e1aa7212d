import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readTrail } from '#kernel/audit-trail.ts';
import { audit, checkChain, sealAudit, verifyAudit } from '#kernel/audit.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';

const app = await testApp();
afterAll(() => app.end());

let agency = '';
let count = 0;
beforeEach(() => {
  agency = `agc_${++count}`;
});

const anyone = publicScope('req-1', 'en');
const write = (subject: string, scope: Scope = systemScope('t', agency), at?: Date) =>
  app.tx(scope, (tx) => audit(tx, scope, { action: 'things.looked', subject }, at));
const person = (realm: 'staff' | 'operator', roles: string[] = [], of: string | null = agency): Scope => ({
  ...anyone,
  realm,
  actor: `lgn_${realm}`,
  agency: realm === 'staff' ? of : null,
  roles,
});

describe('sealing', () => {
  it('takes what is committed, waits for nobody, and takes what commits later in a later block', async () => {
    await write('one');
    let release: () => void = () => undefined;
    const gate = new Promise<void>((done) => (release = done));
    const system = systemScope('t', agency);
    const open = app.tx(system, async (tx) => {
      await audit(tx, system, { action: 'things.looked', subject: 'slow' });
      await gate;
    });
    await new Promise((done) => setTimeout(done, 50));
    await write('after slow');
    await sealAudit(app);
    expect(await checkChain(app, agency)).toMatchObject({ blocks: 1n, rows: 2n, findings: [] });
    release();
    await open;
    await sealAudit(app);
    expect(await checkChain(app, agency)).toMatchObject({ blocks: 2n, rows: 3n, findings: [] });
  });

  it('seals each row once when several do it at the same time', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => write(`row ${n}`)));
    await Promise.all(Array.from({ length: 6 }, () => sealAudit(app)));
    const { rows } = await app.owner.query<{ count: bigint }>(
      'select count(*) as count from kernel.audit_seals s, unnest(s.row_ids) where s.chain = $1',
      [agency],
    );
    expect(rows[0]!.count).toBe(40n);
    expect(await checkChain(app, agency)).toMatchObject({ rows: 40n, findings: [] });
  });

  it('can be neither changed nor removed by the app, nor written in another name', async () => {
    for (const statement of [
      'update kernel.audit_rows set subject = null',
      'delete from kernel.audit_rows',
      'truncate kernel.audit_rows',
      'update kernel.audit_seals set seq = 0',
      'insert into kernel.audit_unsealed values (1)',
    ]) {
      await expect(app.asApp.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    const other = { ...anyone, actor: 'cus_other' };
    await expect(app.tx(anyone, (tx) => audit(tx, other, { action: 'x', subject: 'y' }))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('checking a chain', () => {
  it.each([
    ['a changed row', `update kernel.audit_rows set subject = 'other' where subject = 'two' and agency_id = $1`, 'changed', 2n],
    ['a removed row', `delete from kernel.audit_rows where subject = 'two' and agency_id = $1`, 'changed', 2n],
    [
      'a row moved to another agency',
      `update kernel.audit_rows set agency_id = 'agc_x' where subject = 'two' and agency_id = $1`,
      'changed',
      2n,
    ],
    ['a changed seal', `update kernel.audit_seals set hash = sha256('') where seq = 2 and chain = $1`, 'changed', 2n],
    ['a block cut out', `delete from kernel.audit_seals where seq = 2 and chain = $1`, 'gap', 3n],
    ['the first block cut off', `delete from kernel.audit_seals where seq = 1 and chain = $1`, 'gap', 2n],
    ['a block that hangs on nothing', `update kernel.audit_seals set previous_hash = sha256('') where seq = 2 and chain = $1`, 'link', 2n],
    [
      'a row that was kept from its seal',
      `delete from kernel.audit_unsealed u using kernel.audit_rows r where r.id = u.row_id and r.agency_id = $1`,
      'not_sealed',
      null,
    ],
  ] as const)('finds %s', async (_name, harm, what, block) => {
    for (const subject of ['one', 'two', 'three']) {
      await write(subject);
      await sealAudit(app);
    }
    await write('waits');
    expect((await checkChain(app, agency)).findings).toEqual([]);
    const owner = await app.owner.connect();
    try {
      await owner.query(`set session_replication_role = replica`);
      await owner.query(harm, [agency]);
    } finally {
      await owner.query(`set session_replication_role = origin`);
      owner.release();
    }
    expect((await checkChain(app, agency)).findings).toContainEqual({ chain: agency, what, block });
    expect(await verifyAudit(app)).toContainEqual({ chain: agency, what, block });
  });
});

describe('reading the trail', () => {
  const days = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);
  const all = { agency: null, from: days(0), until: days(300) };
  const subjects = async (scope: Scope, filter: Partial<Parameters<typeof readTrail>[2]> = {}) =>
    (await readTrail(app, scope, { ...all, ...filter })).lines.map((line) => line.subject);

  it('is for operators, and for an agency’s admins, ombuds and investigators, theirs only', async () => {
    await write('ours', undefined, days(1));
    await write('theirs', systemScope('t', 'agc_others'), days(1));
    expect(await subjects(person('staff', ['agency_admin']))).toEqual(['ours']);
    expect(await subjects(person('staff', ['ombuds']), { agency: 'agc_others' })).toEqual(['ours']);
    expect(await subjects(person('operator'), { agency })).toEqual(['ours']);
    for (const scope of [person('staff', ['trust_clerk']), person('staff', []), anyone, systemScope('t')])
      await expect(readTrail(app, scope, all)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
  });

  it('goes through every line once, page by page, newest first, whatever is written meanwhile', async () => {
    for (let n = 0; n < 120; n++) await write(`n${n}`, undefined, days(n % 7)); // many of one moment
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await readTrail(app, person('staff', ['agency_admin']), { ...all, ...(before ? { before } : {}) });
      seen.push(...page.lines.map((line) => line.subject));
      before = page.next ?? undefined;
      await write('newer', undefined, days(200));
    } while (before !== undefined);
    expect(seen.length).toBe(120);
    expect(new Set(seen).size).toBe(120);
  });

  it('narrows by days, by who, by what and by what it was about; a made-up place is the first page', async () => {
    const clerk = person('staff', ['agency_admin']);
    await write('old', undefined, days(1));
    await write('new', clerk, days(5));
    await app.tx(clerk, (tx) => audit(tx, clerk, { action: 'thingsome.sold', subject: 'new' }, days(6)));
    expect(await subjects(clerk, { from: days(2) })).toEqual(['new', 'new']);
    expect(await subjects(clerk, { until: days(5) })).toEqual(['old']);
    expect(await subjects(clerk, { actor: 'lgn_staff', action: 'things' })).toEqual(['new']);
    expect(await subjects(clerk, { action: 'things.looked' })).toEqual(['new', 'old']);
    expect(await subjects(clerk, { subject: 'old' })).toEqual(['old']);
    expect(await subjects(clerk, { before: "2026-13-45T00:00:00Z_1'; drop" })).toHaveLength(3);
  });

  it('stands in the trail itself', async () => {
    const now = app.clock.now();
    await readTrail(app, person('operator'), { ...all, agency });
    const until = new Date(now.getTime() + 60_000);
    expect(await subjects(person('operator'), { agency, until, action: 'kernel' })).toEqual([agency]);
  });
});
