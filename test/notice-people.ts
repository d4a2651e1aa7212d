import { castVerifiedCustomer } from '#domain/identity/cast.ts';
import { type Delivery, listDeliveries, notify, readPreferences, savePreferences, tellCustomer } from '#domain/notifications/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { NoticeHouse, SentMail } from '#test/notice-house.ts';

export const system = systemScope('test');

export interface Person {
  scope: Scope;
  login: string;
  email: string;
  number: string;
}

export interface Telling {
  /** A customer, whose phone is proved if wished. */
  person(over?: { email?: string; phone?: boolean; lang?: 'en' | 'es' }): Promise<Person>;
  tell(to: Person, key: string, kind?: 'money' | 'security', asked?: boolean): Promise<void>;
  /** The mails of `tell` that arrived. */
  mails(to: Person): Promise<SentMail[]>;
  /** The boxes that are on, with some changed. */
  boxes(to: Person, change?: Record<string, boolean>): Promise<string[]>;
  choose(to: Person, change: Record<string, boolean>, quiet?: object | null): Promise<void>;
  deliveriesOf(to: Person): Promise<Delivery[]>;
}

export const content = {
  subject: { key: 'transfers.mail.posted_subject' },
  heading: { key: 'transfers.mail.posted_title' },
  blocks: [
    { kind: 'text', text: { key: 'transfers.mail.posted_text', params: { facility: 'Palmetto Ridge', amount: '$40.00', name: 'Mateo' } } },
  ],
} as const;

/** People who are told that money has arrived. */
export function tellingIn(house: NoticeHouse): Telling {
  const { app } = house;
  let numbers = 100;
  async function boxes(to: Person, change: Record<string, boolean> = {}): Promise<string[]> {
    const { kinds } = await readPreferences(app, to.scope);
    const on = new Set(
      kinds.flatMap(({ kind, channels }) => channels.filter(({ wanted }) => wanted).map(({ channel }) => `${kind} ${channel}`)),
    );
    for (const [box, wanted] of Object.entries(change)) {
      if (wanted) on.add(box);
      else on.delete(box);
    }
    return [...on];
  }
  return {
    async person({ email = `${newId('p').slice(-12)}@example.com`, phone = false, lang = 'en' } = {}) {
      const { loginId } = await castVerifiedCustomer(app, email);
      const number = `+15185550${String(numbers++).slice(-3)}`;
      if (phone)
        await app.owner.query(
          `insert into notifications.text_numbers (id, login_id, number, agreed_at, proved_at) values ($1, $2, $3, now(), now())`,
          [newId('phn'), loginId, number],
        );
      await app.runJobs();
      return { scope: { ...system, realm: 'customer', actor: loginId, session: 'ses', lang }, login: loginId, email, number };
    },
    tell(to, key, kind = 'money', asked = false) {
      const { login, scope } = to;
      const { lang } = scope;
      const news = { template: 'note', lang, key, at: app.clock.now(), asked };
      return app.tx(system, (tx) =>
        kind === 'money'
          ? tellCustomer(tx, system, { ...news, customer: login, kind, write: () => content })
          : notify(tx, system, { ...news, to: { login }, kind, content }),
      );
    },
    mails: async (to) => (await house.mailsTo(to.email)).filter(({ subject }) => subject === 'The money you sent has arrived'),
    boxes,
    choose: async (to, change, quiet = null) => savePreferences(app, to.scope, { on: await boxes(to, change), quiet: quiet as never }),
    deliveriesOf: (to) => app.tx(system, (tx) => listDeliveries(tx, system, { login: to.login })),
  };
}
