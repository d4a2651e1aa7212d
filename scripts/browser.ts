import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Stop } from './stop.ts';

/** Without a window and what belongs to one: half the work for a page. It shows no notices on the screen. */
const light = ['chromium-headless-shell', 'chrome-headless-shell'];
const whole = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const mac = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** A browser of this machine, or null: a whole one, or a light one where there is one. CHROME_PATH chooses. */
export function findBrowser(wanted: 'whole' | 'light' = 'whole'): string | null {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Stop(`CHROME_PATH=${chosen}: there is no such file.`);
    return chosen;
  }
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const names = wanted === 'light' ? [...light, ...whole] : whole;
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  return found ?? mac.find((path) => existsSync(path)) ?? null;
}

/** How Playwright starts it. */
export function launchOptions(wanted: 'whole' | 'light'): { executablePath: string; args: string[] } {
  const executablePath = findBrowser(wanted);
  if (!executablePath) throw new Stop('There is no browser: npm test installs one, or set CHROME_PATH.');
  const args = ['--disable-background-networking'];
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args };
}

/** The browsers for the tests; those that are missing are installed from the system's packages. A whole one alone does, only slower. */
export async function ensureBrowsers(say: (line: string) => void): Promise<void> {
  const missing = [
    ...(findBrowser('whole') ? [] : ['chromium']),
    ...(findBrowser('light') === findBrowser('whole') && !process.env['CHROME_PATH'] ? ['chromium-headless-shell'] : []),
  ];
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!mayInstall && findBrowser()) return;
  if (!mayInstall) {
    throw new Stop(
      'The tests need a browser, and there is none here. Install the package "chromium" (as root: apt-get install chromium), or set CHROME_PATH to a Chrome or Chromium.',
    );
  }
  say(`installing for the tests: ${missing.join(', ')} (once, about a minute)`);
  await aptGet(['update'], say);
  for (const name of missing) {
    const { code, output } = await aptGet(['install', '-y', '--no-install-recommends', name], say);
    if (code === 0 || findBrowser()) continue;
    throw new Stop(`${output}\nThe package "${name}" could not be installed (apt-get ended with ${code}). Install it, or set CHROME_PATH.`);
  }
  if (!findBrowser()) throw new Stop('The package "chromium" was installed, but brought no browser. Set CHROME_PATH to one.');
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
