/**
 * Every script that pages send. Pages without a row send none, and a page with a row works without its script as far as it can.
 * `web/scripts-budget.test.ts` holds the files to it, `PageScript` the pages, and the looks of the stories what a browser gets.
 */
export interface ScriptRow {
  /** Bytes of the file at most, as it lies in web/static/scripts, nothing compressed. */
  most: number;
  /** The routes that may send it. */
  routes: readonly string[];
  why: string;
}

/** The same pages of families, staff and operators. */
function onEachSurface(...paths: string[]): string[] {
  return ['family', 'staff', 'ops'].flatMap((surface) => paths.map((path) => `/${surface}${path}`));
}

export const scriptsBudget = {
  inside: {
    most: 3500,
    routes: [
      ...[
        '/inside',
        '/inside/pin',
        '/inside/trouble',
        '/inside/letters',
        '/inside/letters/[letter]',
        '/inside/letters/[letter]/appeal',
        '/inside/money',
        '/inside/stamps',
        '/inside/ombuds',
        '/inside/ombuds/write',
      ],
      ...['/inside/letters/sent', '/inside/letters/sent/[letter]', '/inside/letters/stop/[from]', '/inside/letters/stopped/[ban]'],
      ...[
        '/inside/letters/write',
        '/inside/letters/write/[to]',
        '/inside/letters/write/[to]/check',
        '/inside/letters/with/[from]',
        '/inside/letters/paper',
      ],
    ],
    why: 'Only a script sees that nobody touches the page. Without it pages go on by themselves, and the server ends the session.',
  },
  ahead: {
    most: 5800,
    routes: ['/staff/letters/[item]'],
    why: 'Only a script can have the next letter ready when one is decided. Without it the server answers with the next page.',
  },
  aloud: {
    most: 1200,
    routes: ['/inside/letters/[letter]'],
    why: 'Only a script can have the browser read a letter aloud. Without it, or where the device has no voice of the letter’s language, there is no button.',
  },
  keyboard: {
    most: 3600,
    routes: [
      '/inside/join',
      '/inside/login',
      '/inside/pin',
      '/inside/letters/write/[to]',
      '/inside/letters/[letter]/appeal',
      '/inside/ombuds/write',
      '/inside/letters/stopped/[ban]',
    ],
    why: 'A kiosk has no keys, and the system’s own would offer what the one before typed. Without it fields are plain, for a keyboard that is plugged in.',
  },
  forget: {
    most: 900,
    routes: ['/family/home', '/family/letters', '/family/letters/write/[resident]/check'],
    why: 'Only a script can take out of the tab what somebody else wrote there and could not keep, or what has arrived. Without it nothing is kept there.',
  },
  offline: {
    most: 600,
    routes: ['/family/app', '/family/app/install', '/family/app/terms', '/family/home'],
    why: 'Only a script can register the worker that shows a page of ours when there is no network. Without it the browser shows its own.',
  },
  passkeys: {
    most: 4400,
    routes: [
      ...onEachSurface('/login', '/login/code', '/security/passkeys/new', '/security/passkeys/[id]/end', '/security/password'),
      ...onEachSurface('/security/codes', '/security/app/end'),
      '/family/security/email',
      '/family/security/close',
      '/staff/invite',
      '/ops/invite',
    ],
    why: 'Only a script can ask the browser for a passkey. Without it password, app and recovery codes work, and the page says so.',
  },
  review: {
    most: 2600,
    routes: ['/staff/letters/[item]', '/staff/letters/clean', '/staff/letters', '/staff/investigations'],
    why: 'Whoever reads hundreds of letters a day decides by single keys. Every one of them is a button or a link of the page, which works without.',
  },
  screens: {
    most: 2000,
    routes: ['/family/notices'],
    why: 'Only a script can ask a browser to show news, and only after its owner pressed our button. Everything else on the page works without it.',
  },
  write: {
    most: 4200,
    routes: ['/family/letters/write/[resident]'],
    why: 'Only a script can keep a letter while it is typed, over a broken line too, and count it. Without it a button keeps it and the next page counts.',
  },
} as const satisfies Record<string, ScriptRow>;

export type ScriptName = keyof typeof scriptsBudget;

/** Where a script lies, as pages and checks name it. */
export function scriptAddress(name: ScriptName): string {
  return `/scripts/${name}.js`;
}

/** The scripts that a route may send. */
export function scriptsOf(route: string): ScriptName[] {
  const rows: [string, ScriptRow][] = Object.entries(scriptsBudget);
  return rows.filter(([, { routes }]) => routes.includes(route)).map(([name]) => name as ScriptName);
}

/** The scripts that a page at an address may send: what a browser shows, without the surface's prefix. */
export function scriptsAt(surface: string, path: string): ScriptName[] {
  const rows: [string, ScriptRow][] = Object.entries(scriptsBudget);
  const here = `/${surface}${path === '/' ? '' : path}`;
  const isHere = (route: string): boolean => new RegExp(`^${route.replace(/\[[^\]]+\]/g, '[^/]+')}$`).test(here);
  return rows.filter(([, { routes }]) => routes.some(isHere)).map(([name]) => name as ScriptName);
}
