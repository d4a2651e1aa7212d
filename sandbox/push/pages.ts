import { createECDH, randomBytes } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import type { Database } from '../database.ts';
import { isFromElsewhere, json, type Reply, seeOther, type Visit } from '../http.ts';
import { html } from '../page.ts';
import { moment, room } from '../room.ts';
import { bindPhone, findPhone, insertPhone, insertPush, selectPhones, selectPushes, setAnswer, type StoredPhone } from './queries.ts';
import { senderProblem, unlock } from './unlock.ts';

const PHONE_PATH = /^\/push\/(pho_[0-9a-z]{26})(\/answers)?$/;
const SHOWN = 50;
/** What a push service takes at most (RFC 8030, section 7.2). */
const LARGEST = 4096;

/** Where phones live: the addresses they give out begin with `origin`; `family` is where Kinline's own page adds one. */
export interface PushPlaces {
  origin: string;
  family: string;
}

/** A push service and the phones behind it. Answers what belongs to them; `null` for any other path. */
export async function answerPush(db: Database, visit: Visit, places: PushPlaces): Promise<Reply | null> {
  const path = visit.url.pathname;
  if (path === '/push' && visit.method === 'POST') return makePhone(db, visit, places);
  if (path === '/push') return phonesPage(db, visit, places);
  if (path === '/push.json')
    return json({ phones: await Promise.all((await selectPhones(db, SHOWN)).map((phone) => shown(db, phone, places))) });
  const match = PHONE_PATH.exec(path);
  if (!match) return null;
  const phone = await findPhone(db, match[1]!);
  if (!phone) return { status: 404, body: 'no such phone\n' };
  if (match[2]) return orderAnswers(db, visit, phone);
  return visit.method === 'POST' ? takeMessage(db, visit, phone, places) : json(await shown(db, phone, places));
}

/** What a browser does when its owner says yes: new keys, and an address at its push service. */
async function makePhone(db: Database, visit: Visit, places: PushPlaces): Promise<Reply> {
  if (isFromElsewhere(visit)) return json({ error: 'came from elsewhere' }, 403);
  const wantsJson = visit.headers['content-type']?.startsWith('application/json') ?? false;
  const given = wantsJson ? (JSON.parse(visit.body || '{}') as { applicationKey?: unknown }).applicationKey : null;
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const phone: StoredPhone = {
    id: newId('pho'),
    // A key with a zero in front would come out a byte short.
    private_key: Buffer.from(keys.getPrivateKey('hex').padStart(64, '0'), 'hex'),
    auth: randomBytes(16),
    application_key: typeof given === 'string' ? given : null,
    added_at: new Date(),
    answers: null,
  };
  await insertPhone(db, phone);
  return wantsJson ? json(await shown(db, phone, places), 201) : seeOther('/push');
}

/** One message as Kinline's sender brings it (RFC 8030). */
async function takeMessage(db: Database, visit: Visit, phone: StoredPhone, places: PushPlaces): Promise<Reply> {
  if (phone.answers !== null) return { status: phone.answers, ...(phone.answers === 429 && { headers: { 'Retry-After': '30' } }) };
  const { ttl, urgency = 'normal', topic = '' } = visit.headers as Record<string, string | undefined>;
  const refuse = (status: number, why: string): Reply => ({ status, body: `${why}\n` });
  if (!/^\d{1,10}$/.test(ttl ?? '')) return refuse(400, 'TTL is missing');
  if (visit.headers['content-encoding'] !== 'aes128gcm') return refuse(400, 'Content-Encoding is not aes128gcm');
  if (!/^[\w-]{0,32}$/.test(topic)) return refuse(400, 'Topic is not 32 letters of base64url at most');
  if (visit.bytes.length > LARGEST) return refuse(413, 'too large');
  const key = /\bk=([\w-]+)/.exec(visit.headers.authorization ?? '')?.[1] ?? '';
  const problem = senderProblem(visit.headers.authorization, phone.application_key ?? key, places.origin);
  if (problem !== null) return refuse(403, problem);
  if (phone.application_key === null) await bindPhone(db, phone.id, key);
  const id = newId('psh');
  await insertPush(db, { id, phone_id: phone.id, received_at: new Date(), ttl: Number(ttl), urgency, topic, body: visit.bytes });
  return { status: 201, headers: { Location: `${places.origin}/push/${phone.id}/${id}`, TTL: ttl! } };
}

/** A lever: `{"status": 410}` for a phone that is gone, 429 or 500 for a busy service, null for one that works. */
async function orderAnswers(db: Database, visit: Visit, phone: StoredPhone): Promise<Reply> {
  if (visit.method !== 'POST' || isFromElsewhere(visit)) return json({ error: 'POST, from here' }, 403);
  const wantsJson = visit.headers['content-type']?.startsWith('application/json') ?? false;
  const given = wantsJson
    ? (JSON.parse(visit.body || '{}') as { status?: unknown }).status
    : Number(new URLSearchParams(visit.body).get('status')) || null;
  const status = typeof given === 'number' && given >= 400 && given <= 599 ? given : null;
  await setAnswer(db, phone.id, status);
  return wantsJson ? json({ status }) : seeOther('/push');
}

async function shown(db: Database, phone: StoredPhone, { origin }: PushPlaces) {
  const keys = createECDH('prime256v1');
  keys.setPrivateKey(phone.private_key);
  const messages = (await selectPushes(db, phone.id, SHOWN)).map(({ id, received_at, ttl, urgency, topic, body }) => ({
    id,
    receivedAt: received_at,
    ttl,
    urgency,
    topic,
    bytes: body.length,
    text: opened(body, phone),
  }));
  return {
    id: phone.id,
    endpoint: `${origin}/push/${phone.id}`,
    keys: { p256dh: keys.getPublicKey('base64url'), auth: phone.auth.toString('base64url') },
    answers: phone.answers,
    messages,
  };
}

function opened(body: Buffer, phone: StoredPhone): string | null {
  try {
    return unlock(body, { privateKey: phone.private_key, auth: phone.auth });
  } catch {
    return null;
  }
}

async function phonesPage(db: Database, visit: Visit, places: PushPlaces): Promise<Reply> {
  const phones = await Promise.all((await selectPhones(db, SHOWN)).map((phone) => shown(db, phone, places)));
  return room(visit, '/push', (say) => ({
    title: say('Phones', 'Teléfonos'),
    // The link to Kinline's own page carries what a browser would hand over there.
    body: html`<h1>${say('Phones', 'Teléfonos')}</h1>
      <p class="lead soft">
        ${say(
          'Stands in for phones that show news, and for the service that brings it. Each message is locked for one phone; here it is opened.',
          'Hace el papel de los teléfonos que muestran avisos y del servicio que los lleva. Cada aviso va cerrado para un teléfono; aquí se abre.',
        )}
      </p>
      <form method="post" action="/push" class="gap"><button class="btn">${say('Make a phone', 'Crear un teléfono')}</button></form>
      ${phones.map((phone) => {
        const query = new URLSearchParams({ endpoint: phone.endpoint, ...phone.keys });
        return html`<section class="gap">
          <h2 class="small num">${phone.id}</h2>
          <p><a href="${places.family}/notices?${query.toString()}#phones">${say('Add it in Kinline', 'Agregarlo en Kinline')}</a></p>
          ${
            phone.messages.length === 0
              ? html`<p class="soft">${say('Nothing has come.', 'No ha llegado nada.')}</p>`
              : html`<ul class="plain">
                  ${phone.messages.map((message) => html`<li>${moment(message.receivedAt)} <code>${message.text ?? '?'}</code></li>`)}
                </ul>`
          }
          <form method="post" action="/push/${phone.id}/answers">
            <button class="btn ghost" name="status" value="${phone.answers === null ? '410' : ''}">
              ${
                phone.answers === null
                  ? say('Take it out of reach (410)', 'Dejarlo fuera de alcance (410)')
                  : say(`It answers ${phone.answers}: let it work again`, `Responde ${phone.answers}: que vuelva a funcionar`)
              }
            </button>
          </form>
        </section>`;
      })}`,
  }));
}
