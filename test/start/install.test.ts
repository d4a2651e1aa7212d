import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const room = mkdtempSync(join(tmpdir(), 'kinline-install-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

let count = 0;

/** A small project with our installer and one package, which comes from its own folder: no network is needed. */
function project(): string {
  const root = join(room, String(count++));
  mkdirSync(join(root, 'scripts'), { recursive: true });
  mkdirSync(join(root, 'parts', 'one'), { recursive: true });
  cpSync(join(import.meta.dirname, '../../scripts/install.mjs'), join(root, 'scripts/install.mjs'));
  writeFileSync(join(root, 'parts/one/package.json'), JSON.stringify({ name: 'one', version: '1.0.0' }));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'small', version: '1.0.0', dependencies: { one: 'file:parts/one' } }));
  const locked = spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit'], { cwd: root, encoding: 'utf8' });
  if (locked.status !== 0) throw new Error(locked.stderr);
  writeFileSync(
    join(root, 'go.mjs'),
    `import { ensureInstalled } from './scripts/install.mjs';\nawait ensureInstalled(import.meta.dirname);\nconsole.log('installed');\n`,
  );
  return root;
}

function go(root: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['go.mjs'], { cwd: root });
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

const stamp = (root: string) => join(root, 'node_modules', '.kinline');

describe('installing what is missing', () => {
  test('a fresh clone installs once', async () => {
    const root = project();
    const first = await go(root);
    expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/Installing what Kinline is made of[\s\S]*installed/) });
    expect(existsSync(join(root, 'node_modules/one/package.json'))).toBe(true);
    expect(await go(root)).toEqual({ code: 0, said: 'installed\n' });
    expect(existsSync(join(root, '.data/installing.json'))).toBe(false);
  });

  test('a changed lockfile installs again', async () => {
    const root = project();
    await go(root);
    const file = join(root, 'package-lock.json');
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    lock.packages['parts/one'].version = '1.0.1';
    writeFileSync(file, JSON.stringify(lock, null, 2));
    writeFileSync(join(root, 'parts/one/package.json'), JSON.stringify({ name: 'one', version: '1.0.1' }));
    expect((await go(root)).said).toMatch(/Installing/);
  });

  test('what a person installed by hand is taken as it is', async () => {
    const root = project();
    spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit'], { cwd: root });
    expect((await go(root)).said).toBe('installed\n');
  });

  test('half an install (no word from npm that it ended) is done again', async () => {
    const root = project();
    await go(root);
    rmSync(stamp(root));
    rmSync(join(root, 'node_modules/.package-lock.json'));
    rmSync(join(root, 'node_modules/one'), { recursive: true });
    expect((await go(root)).said).toMatch(/Installing/);
    expect(existsSync(join(root, 'node_modules/one/package.json'))).toBe(true);
  });

  test('the lock of a killed run is taken over', async () => {
    const root = project();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const file = join(root, '.data/installing.json');
    mkdirSync(join(root, '.data'));
    writeFileSync(file, JSON.stringify({ pid: gone, npm: gone }));
    expect((await go(root)).code).toBe(0);
    // Its number may belong to somebody else by now; then its age tells.
    rmSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(file, JSON.stringify({ pid: process.pid }));
    const old = new Date(Date.now() - 60_000);
    utimesSync(file, old, old);
    expect((await go(root)).code).toBe(0);
  });

  test('two at once: one installs, the other says for whom it waits', async () => {
    const root = project();
    const results = await Promise.all([go(root), go(root)]);
    expect(results.map((one) => one.code)).toEqual([0, 0]);
    const said = results.map((one) => one.said);
    expect(said.filter((text) => text.includes('Installing'))).toHaveLength(1);
    for (const text of said)
      if (!text.includes('Installing')) expect(text).toMatch(/^(Another run is installing \(process \d+\); waiting for it\n)?installed\n$/);
  });

  test('a registry that stumbles is asked again, and one that does not answer is named', async () => {
    const root = project();
    let asked = 0;
    const registry = createServer((_, answer) => {
      asked++;
      answer.writeHead(503).end();
    });
    await new Promise<void>((done) => registry.listen(0, '127.0.0.1', done));
    const { port } = registry.address() as AddressInfo;
    const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const address = `http://127.0.0.1:${port}`;
    locked.packages['node_modules/two'] = { version: '1.0.0', resolved: `${address}/two/-/two-1.0.0.tgz` };
    locked.packages[''].dependencies.two = '1.0.0';
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(locked));
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ name: 'small', version: '1.0.0', dependencies: { one: 'file:parts/one', two: '1.0.0' } }),
    );
    writeFileSync(join(root, '.npmrc'), `registry=${address}\nfetch-retries=0\n`);
    const result = await go(root);
    registry.close();
    expect(result.said.match(/did not answer well \(E503\); trying again/g)).toHaveLength(2);
    expect(asked).toBeGreaterThanOrEqual(3);
    expect(result).toMatchObject({ code: 1, said: expect.stringMatching(/Could not install/) });
  });

  test('when npm fails, its words and what to do are shown, and nothing counts as installed', async () => {
    const root = project();
    rmSync(join(root, 'parts'), { recursive: true });
    writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'small', version: '1.0.0', dependencies: { one: 'file:elsewhere' } }));
    const result = await go(root);
    expect(result.code).toBe(1);
    expect(result.said).toMatch(/npm (error|ERR!)[\s\S]*Could not install \(npm ended with \d+\)/);
    expect(existsSync(stamp(root))).toBe(false);
  });
});
