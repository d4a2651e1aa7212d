import { generate } from 'otplib';
import { cleanText } from '#kernel/text.ts';
import type { Database } from '../database.ts';
import { isFromElsewhere, json, seeOther, type Reply, type Visit } from '../http.ts';
import { html } from '../page.ts';
import { room } from '../room.ts';
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
  if (path === '/authenticator') return codesPage(visit, await readCodes(db));
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

function codesPage(visit: Visit, codes: Codes[]): Reply {
  const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;
  return room(visit, '/authenticator', (say) => {
    const rows = codes.map(
      (one) =>
        html`<li>
          <h2 class="small">${one.label}</h2>
          <p class="code num">${spaced(one.code)}</p>
          <p>
            ${say('Good for', 'Vale')} <span class="num">${one.secondsLeft}</span> ${say('more seconds.', 'segundos más.')}
            <span class="soft">${say('Then:', 'Después:')} <span class="num">${spaced(one.next)}</span></span>
          </p>
        </li>`,
    );
    return {
      title: say('Authenticator', 'Autenticador'),
      body: html`<h1>${say('Authenticator', 'Autenticador')}</h1>
        <p class="lead soft">
          ${say(
            'Stands in for the app on a phone. Staff need its 6 numbers to log in.',
            'Hace el papel de la aplicación del teléfono. El personal necesita sus 6 números para entrar.',
          )}
        </p>
        <p class="gap"><a class="btn" href="/authenticator">${say('Show the codes of this moment', 'Ver los códigos de ahora')}</a></p>
        ${
          codes.length === 0
            ? html`<p class="gap">${say('No codes yet.', 'Todavía no hay códigos.')}</p>`
            : html`<ul class="plain gap">
                ${rows}
              </ul>`
        }
        <h2>${say('Add a secret', 'Agregar una clave')}</h2>
        <p class="soft">
          ${say('A new staff login shows a secret. Put it here.', 'Una cuenta nueva del personal muestra una clave. Escríbala aquí.')}
        </p>
        <form method="post" action="/authenticator" class="stack read gap">
          <div class="field">
            <label for="label">${say('Name it', 'Nombre')}</label
            ><input class="input" id="label" name="label" maxlength="200" required autocomplete="off" />
          </div>
          <div class="field">
            <label for="secret">${say('Secret', 'Clave')}</label
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
          <button class="btn">${say('Add', 'Agregar')}</button>
        </form>`,
    };
  });
}
