import { generate } from 'otplib';
import { cleanText } from '#kernel/text.ts';
import type { Database } from '../database.ts';
import { isFromElsewhere, json, seeOther, type Reply, type Visit } from '../http.ts';
import { html, page, rooms } from '../page.ts';
import { saveSecret, selectSecrets, type StoredSecret } from './queries.ts';

const STEP = 30;

interface Codes {
  label: string;
  code: string;
  next: string;
  secondsLeft: number;
}

/** Answers what belongs to the authenticator; `null` for any other path. */
export async function answerAuthenticator(db: Database, visit: Visit): Promise<Reply | null> {
  const path = visit.url.pathname;
  if (path === '/authenticator' && visit.method === 'POST') return register(db, visit);
  if (path === '/authenticator') return codesPage(await readCodes(db));
  if (path !== '/authenticator.json') return null;
  const label = visit.url.searchParams.get('label');
  const codes = await readCodes(db);
  return json({ codes: label === null ? codes : codes.filter((one) => one.label === label) });
}

// Codes follow the real clock, as a phone does: a moved sandbox clock changes nothing here.
async function readCodes(db: Database): Promise<Codes[]> {
  const now = Math.floor(Date.now() / 1000);
  const show = async ({ label, secret }: StoredSecret): Promise<Codes> => ({
    label,
    code: await generate({ secret, epoch: now }),
    next: await generate({ secret, epoch: now + STEP }),
    secondsLeft: STEP - (now % STEP),
  });
  return Promise.all((await selectSecrets(db)).map(show));
}

async function register(db: Database, visit: Visit): Promise<Reply> {
  if (isFromElsewhere(visit)) return json({ error: 'came from elsewhere' }, 403);
  const isJson = visit.headers['content-type']?.startsWith('application/json') ?? false;
  const fields = isJson ? readJson(visit.body) : Object.fromEntries(new URLSearchParams(visit.body));
  const label = cleanText(fields.label, { max: 200 });
  if (!label.ok) return json({ error: `label: ${label.reason}` }, 400);
  const secret = typeof fields.secret === 'string' ? fields.secret.replace(/\s/g, '').toUpperCase() : '';
  try {
    await generate({ secret });
  } catch {
    return json({ error: 'secret: not a base-32 secret of at least 16 bytes' }, 400);
  }
  await saveSecret(db, { label: label.value, secret });
  return isJson ? json({ label: label.value }, 201) : seeOther('/authenticator');
}

function readJson(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function codesPage(codes: Codes[]): Reply {
  const rows = codes.map(
    (one) =>
      html`<li>
        <h2 class="small">${one.label}</h2>
        <p class="code num">${one.code.slice(0, 3)} ${one.code.slice(3)}</p>
        <p>
          Good for <span class="num">${one.secondsLeft}</span> more seconds.
          <span class="soft">Then: <span class="num">${one.next.slice(0, 3)} ${one.next.slice(3)}</span></span>
        </p>
      </li>`,
  );
  return page({
    title: 'Authenticator · Kinline sandbox',
    nav: rooms('/authenticator'),
    body: html`<h1>Authenticator</h1>
      <p class="lead soft">Stands in for the app on a phone. Staff need its 6 numbers to log in.</p>
      <p class="gap"><a class="btn" href="/authenticator">Show the codes of this moment</a></p>
      ${
        codes.length === 0
          ? html`<p class="gap">No codes yet.</p>`
          : html`<ul class="plain gap">
              ${rows}
            </ul>`
      }
      <h2>Add a secret</h2>
      <p class="soft">A new staff login shows a secret. Put it here.</p>
      <form method="post" action="/authenticator" class="stack read gap">
        <div class="field">
          <label for="label">Name it</label><input class="input" id="label" name="label" maxlength="200" required autocomplete="off" />
        </div>
        <div class="field">
          <label for="secret">Secret</label
          ><input
            class="input"
            id="secret"
            name="secret"
            maxlength="200"
            required
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
          />
        </div>
        <button class="btn">Add</button>
      </form>`,
  });
}
