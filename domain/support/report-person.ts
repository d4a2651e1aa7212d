import { readResident, sourceDigest, hourOf } from '#domain/directory/index.ts';
import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { insertMessage, spend } from './queries.ts';
import { referenceOf } from './reference.ts';
import { MESSAGE_MAX, MESSAGES_PER_HOUR } from './send-message.ts';

/**
 * A customer reports a person on her list: a message in the operators' inbox with the person's name and number, which neither he nor the agency sees.
 * Written twice on one form it is one message. Customers. Refuses: support.unknown_person, too_many, and the field message.
 */
export async function reportPerson(
  app: App,
  scope: Scope,
  input: { resident: string; message: unknown; form: string; source: string },
): Promise<{ reference: string }> {
  requireRealm(scope, 'customer');
  const login = requireActor(scope);
  const body = cleanText(input.message, { max: MESSAGE_MAX, multiline: true });
  if (!body.ok) {
    const reason = body.reason === 'wrong_type' ? 'empty' : body.reason;
    return refuse(`support.message_${reason}`, { most: MESSAGE_MAX }, 'message');
  }
  const now = app.clock.now();
  const sent = await app.tx(scope, async (tx) => {
    const person = isId('res', input.resident) ? await readResident(tx, input.resident, now) : undefined;
    const writer = await readLogin(tx, scope, login);
    if (!person || !writer) return refuse('support.unknown_person');
    const about = `${person.number} ${person.givenName} ${person.familyName}`.slice(0, 60);
    const reference = referenceOf(app, input.form, ['report', login, person.id, body.value]);
    if ((await spend(tx, sourceDigest(app, scope, input.source), hourOf(now))) > MESSAGES_PER_HOUR) return null;
    await insertMessage(
      tx,
      { id: newId('msg'), reference, topic: 'report', name: null, email: writer.email, login, body: body.value, about, lang: scope.lang },
      now,
    );
    return reference;
  });
  return { reference: sent ?? refuse('support.too_many', { most: MESSAGES_PER_HOUR }) };
}
