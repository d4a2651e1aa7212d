import { createHash } from 'node:crypto';
import type { Database } from '../database.ts';
import { isFromElsewhere, json, type Reply, seeOther, type Visit } from '../http.ts';
import { html } from '../page.ts';
import { moment, room, type Say } from '../room.ts';
import { type AnswerKind, answerKinds, answerTo } from './answers.ts';
import { answerCall, callManners } from './calls.ts';
import { fileOf, keepFile, newestCalls, newestFiles, type TakenCall, type TakenFile } from './queries.ts';
import { decimal, readHandedFile } from './read-file.ts';

const SHOWN = 20;

/**
 * Plays an agency's trust system: takes the day's file as a clerk downloads it, checks its control totals, and answers as it is told to.
 * `POST /agency/files` takes the bytes; `GET /agency/files/<id>/<kind>.csv` answers; `POST /agency/calls/<manner>` is its API. Null for any other path.
 */
export async function answerAgency(db: Database, visit: Visit): Promise<Reply | 'silent' | null> {
  const path = visit.url.pathname;
  if (path === '/agency') return agencyPage(visit, await newestFiles(db, SHOWN), await newestCalls(db, SHOWN));
  if (path.startsWith('/agency/calls')) return await answerCall(db, visit);
  if (path === '/agency/files' && visit.method === 'POST') return await take(db, visit);
  const asked = /^\/agency\/files\/([0-9a-f]{64})\/([a-z_]+)\.csv$/.exec(path);
  const file = asked && (await fileOf(db, asked[1]!));
  const kind = answerKinds.find((one) => one === asked?.[2]);
  if (!file || !kind) return null;
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="answer-${kind}.csv"`,
      'Cache-Control': 'no-store',
    },
    body: answerTo(readHandedFile(file.content).rows, kind),
  };
}

async function take(db: Database, visit: Visit): Promise<Reply> {
  if (isFromElsewhere(visit)) return json({ error: 'not from here' }, 403);
  const isForm = visit.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  // A browser's text box turns every end of a line into CR LF, which is what the file has.
  const content = isForm ? Buffer.from(new URLSearchParams(visit.body).get('file') ?? '', 'utf8') : visit.bytes;
  const { number, rows, totalCents, problems } = readHandedFile(content);
  const id = createHash('sha256').update(content).digest('hex');
  if (rows.length > 0 || number !== null) await keepFile(db, { id, content, taken_at: new Date() });
  if (isForm) return seeOther('/agency');
  return json({ id, number, count: rows.length, total: decimal(totalCents), problems }, problems.length > 0 ? 422 : 201);
}

function agencyPage(visit: Visit, files: readonly TakenFile[], calls: readonly TakenCall[]): Reply {
  return room(visit, '/agency', (say) => ({
    title: say('Agency', 'Agencia'),
    body: html`<h1>${say('An agency’s trust system', 'El sistema de una agencia')}</h1>
      <p class="lead soft">
        ${say('Paste a hand-off file. Then download an answer and bring it to the staff’s page.', 'Pegue un archivo de entrega. Después descargue una respuesta y llévela a la página del personal.')}
      </p>
      <form method="post" action="/agency/files" class="gap">
        <div class="field">
          <label for="file">${say('The file', 'El archivo')}</label>
          <textarea class="input" id="file" name="file" rows="6" spellcheck="false"></textarea>
        </div>
        <button class="btn ghost">${say('Take it', 'Recibirlo')}</button>
      </form>
      <ul class="plain gap">
        ${files.map((file) => entry(file, say))}
      </ul>
      <h2 class="gap">${say('Its own API', 'Su propia API')}</h2>
      <p>
        ${say('Name one of these addresses in the rule of hand-off. The last word says how it answers.', 'Escriba una de estas direcciones en la regla de entrega. La última palabra dice cómo contesta.')}
      </p>
      <p>${callManners.map((manner) => html`<code>${new URL(`/agency/calls/${manner}`, visit.url).href}</code> `)}</p>
      <ul class="plain gap">
        ${calls.map((call) => callEntry(call, say))}
      </ul>`,
  }));
}

function callEntry(call: TakenCall, say: Say) {
  const { reference, amount } = JSON.parse(call.body) as { reference: string; amount: string };
  return html`<li>
    <p>${reference} · $${amount} · ${call.manner} · ${say('asked', 'preguntado')} ${String(call.asked)}×</p>
    <p class="small soft">${moment(call.first_at)}</p>
  </li>`;
}

function entry(file: TakenFile, say: Say) {
  const { number, rows, totalCents, problems } = readHandedFile(file.content);
  const names: Record<AnswerKind, string> = {
    posted: say('all in the accounts', 'todo en las cuentas'),
    deducted: say('20 % taken', '20 % quitado'),
    some_rejected: say('every third rejected', 'uno de cada tres rechazado'),
    rejected: say('all rejected', 'todo rechazado'),
    twice: say('all said twice', 'todo dicho dos veces'),
    half: say('only half', 'solo la mitad'),
    garbled: say('garbled', 'dañada'),
  };
  const fits = problems.length === 0;
  return html`<li>
    <p>
      ${say('File', 'Archivo')} ${number ?? '?'} · ${String(rows.length)} · $${decimal(totalCents)} ·
      ${fits ? say('totals agree', 'los totales coinciden') : `${say('do not trust it', 'no confíe en él')}: ${problems.join(', ')}`}
    </p>
    <p class="small soft">${moment(file.taken_at)}</p>
    <p>
      ${say('Answer:', 'Respuesta:')} ${answerKinds.map((kind) => html`<a href="/agency/files/${file.id}/${kind}.csv">${names[kind]}</a> `)}
    </p>
  </li>`;
}
