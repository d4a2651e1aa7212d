import { readOpenLogins } from '#domain/identity/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import type { MailContent } from './content.ts';
import type { CustomerKind } from './kinds.ts';
import { type NoticeOrder, notifyAll } from './notify.ts';

export interface CustomerNews extends Pick<NoticeOrder, 'template' | 'key' | 'at' | 'asked'> {
  customer: string;
  kind: CustomerKind;
  /** Where the paper in the mail has a language of its own. Else it is the login's. */
  lang?: Lang;
  /** What the mail says, in its language. Null: there is nothing to tell after all. */
  write(lang: Lang): MailContent | null | Promise<MailContent | null>;
}

/** Tells a customer news about money, letters, people or approvals, in the caller's transaction and in the language of the login. */
export async function tellCustomer(tx: Tx, scope: Scope, news: CustomerNews): Promise<void> {
  await tellCustomers(tx, scope, [news]);
}

/** The same for many, with one statement. Nobody is told whose login is closed: there is no address any more, and what is told would be kept. */
export async function tellCustomers(tx: Tx, scope: Scope, all: readonly CustomerNews[]): Promise<void> {
  const customers = all.map(({ customer }) => customer);
  const logins = await readOpenLogins(tx, scope, customers);
  const orders: NoticeOrder[] = [];
  for (const { customer, write, ...news } of all) {
    const login = logins.get(customer);
    if (!login) continue;
    const lang = news.lang ?? login.lang;
    const content = await write(lang);
    if (content) orders.push({ ...news, to: { login: customer }, lang, content });
  }
  await notifyAll(tx, scope, orders);
}
