// Draws the app's icons from the mark: node scripts/icons.ts. Run it again when web/static/mark.svg changes; the files are kept in git.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { endWith, Stop } from './stop.ts';

interface Icon {
  file: string;
  size: number;
  /** How much of the square the drawing fills; a phone may cut a maskable one down to a circle of four fifths. */
  part: number;
  /** `round`: on paper with soft corners. `full`: paper to the edges. `sign`: the line alone, for the bar at the top of a phone. */
  kind: 'round' | 'full' | 'sign';
}

const icons: readonly Icon[] = [
  { file: 'app-192.png', size: 192, part: 1, kind: 'round' },
  { file: 'app-512.png', size: 512, part: 1, kind: 'round' },
  { file: 'maskable-192.png', size: 192, part: 0.72, kind: 'full' },
  { file: 'maskable-512.png', size: 512, part: 0.72, kind: 'full' },
  { file: 'touch-180.png', size: 180, part: 0.9, kind: 'full' },
  { file: 'badge-96.png', size: 96, part: 1, kind: 'sign' },
];

const folder = join(import.meta.dirname, '../web/static');
const mark = readFileSync(join(folder, 'mark.svg'), 'utf8');
const paper = /<rect\b[^>]*\/>/.exec(mark)?.[0] ?? '';
const drawing = mark.slice(mark.indexOf(paper) + paper.length, mark.lastIndexOf('</svg>'));

/** The mark's square is 64 units wide. */
function draw({ size, part, kind }: Icon): string {
  const ground = { round: paper, full: paper.replace(/\srx="[^"]*"/, ''), sign: '' }[kind];
  const line = kind === 'sign' ? drawing.replace(/(stroke|fill)="#[0-9a-f]+"/g, '$1="#ffffff"') : drawing;
  const aside = (64 * (1 - part)) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64">${ground}<g transform="translate(${aside} ${aside}) scale(${part})">${line}</g></svg>`;
}

try {
  const executablePath = findBrowser();
  if (!executablePath) throw new Stop('Drawing the icons needs a browser: set CHROME_PATH.');
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const page = await browser.newPage();
  for (const icon of icons) {
    await page.setViewportSize({ width: icon.size, height: icon.size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${draw(icon)}`);
    writeFileSync(join(folder, 'icons', icon.file), await page.screenshot({ omitBackground: true }));
    process.stdout.write(`${icon.file}\n`);
  }
  await browser.close();
} catch (error) {
  endWith(error);
}
