import { Browser } from './browser.ts';

export interface Weight {
  /** Bytes over the wire until the page is whole, for somebody who was never here. */
  all: number;
  /** Of these, scripts: files, and what stands in the page. */
  script: number;
}

/** What a first visit to a page transfers: the page and everything it names, headers included, as a browser asks for it. */
export async function weigh(port: number, cookie: string, path: string): Promise<Weight> {
  const browser = new Browser(port, cookie);
  const asBrowser = { 'accept-encoding': 'gzip, deflate, br' };
  const page = await browser.get(path, asBrowser);
  if (page.status !== 200 || page.headers['content-encoding']) throw new Error(`${path} can not be weighed: ${page.status}`);
  let all = page.bytes;
  let script = Buffer.byteLength([...page.body.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join(''));
  for (const address of await addressesOf(browser, page.body)) {
    const { status, bytes } = await browser.get(address, asBrowser);
    if (status !== 200) throw new Error(`${path} names ${address}, which is answered with ${status}`);
    all += bytes;
    if (/\.m?js$/.test(address)) script += bytes;
  }
  return { all, script };
}

/** Linked files, images and scripts of the page, and what its style sheets name. */
async function addressesOf(browser: Browser, html: string): Promise<Set<string>> {
  const named = [...html.matchAll(/<(?:link|script|img|source|use)\b[^>]*?\s(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]!);
  const found = new Set(named.filter((address) => /\.\w+$/.test(address)));
  for (const sheet of [...found].filter((address) => address.endsWith('.css'))) {
    const { body } = await browser.get(sheet);
    for (const match of body.matchAll(/url\(["']?(\/?[^"')]+)["']?\)/g)) {
      if (!match[1]!.startsWith('data:')) found.add(new URL(match[1]!, `http://localhost${sheet}`).pathname);
    }
  }
  return found;
}
