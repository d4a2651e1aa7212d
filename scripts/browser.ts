import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Stop } from './stop.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const mac = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** A browser of this machine, or null. CHROME_PATH chooses. */
export function findBrowser(): string | null {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Stop(`CHROME_PATH=${chosen}: there is no such file.`);
    return chosen;
  }
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  return found ?? mac.find((path) => existsSync(path)) ?? null;
}

/** The browser for the tests; where there is none, it is installed from the system's packages. */
export async function ensureBrowser(say: (line: string) => void): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!mayInstall) {
    throw new Stop(
      'The tests need a browser, and there is none here. Install the package "chromium" (as root: apt-get install chromium), or set CHROME_PATH to a Chrome or Chromium.',
    );
  }
  say('installing a browser for the tests (the package "chromium"; once, about a minute)');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await aptGet(args, say);
    if (code !== 0 && args[0] === 'install')
      throw new Stop(
        `${output}\nThe package "chromium" could not be installed (apt-get ended with ${code}). Install it, or set CHROME_PATH.`,
      );
  }
  const installed = findBrowser();
  if (!installed) throw new Stop('The package "chromium" was installed, but brought no browser. Set CHROME_PATH to one.');
  return installed;
}

async function aptGet(args: string[], say: (line: string) => void): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const began = Date.now();
  const ticker = setInterval(() => say(`  apt-get ${args[0]}, ${Math.round((Date.now() - began) / 1000)} s`), 5000);
  let output = '';
  child.stdout.on('data', (part) => (output += part));
  child.stderr.on('data', (part) => (output += part));
  const code = await new Promise<number | null>((done) => child.on('error', () => done(1)).on('close', done));
  clearInterval(ticker);
  return { code, output: output.split('\n').slice(-20).join('\n') };
}
