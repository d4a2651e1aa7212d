import type pg from 'pg';
import { newId } from '#kernel/ids.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A payment whose page is open, and what the processor calls the taking of its money. */
export interface Waiting {
  payment: string;
  intent: string;
}

let copies = 0;

/** `count` more transfers like the first one, whose page is open: each with its quote, its states, its payment, its open page and its look-up. */
export async function moreTransfers(owner: pg.Pool, first: string, count: number): Promise<Waiting[]> {
  const made = Array.from({ length: count }, () => {
    const [transfer, payment] = [newId('trf'), newId('pay')];
    return { transfer, payment, quote: newId('quo'), reference: referenceOf(++copies), intent: `pi_${payment}` };
  });
  const ids = [first, ...(['transfer', 'payment', 'quote', 'reference'] as const).map((name) => made.map((one) => one[name]))];
  const copy = (from: string, changed: string) =>
    `select r.* from ${from} o join first f on true cross join new n
     cross join lateral jsonb_populate_record(o, jsonb_build_object(${changed})) r`;
  const statements = [
    `insert into transfers.quotes ${copy('transfers.quotes', `'quote_id', n.quote`)} where o.quote_id = f.quote_id`,
    `insert into transfers.transfers ${copy('transfers.transfers', `'transfer_id', n.transfer, 'quote_id', n.quote, 'reference', n.reference`)}
     where o.transfer_id = f.transfer_id`,
    `insert into transfers.states ${copy('transfers.states', `'transfer_id', n.transfer`)} where o.transfer_id = f.transfer_id`,
    `insert into payments.payments ${copy('payments.payments', `'payment_id', n.payment, 'subject', n.transfer, 'idempotency_key', n.payment`)}
     where o.subject = f.transfer_id`,
    `insert into payments.facts (fact_id, payment_id, kind, processor_object, details, at)
     select 'pfa_' || n.payment, n.payment, 'opened', 'cs_' || n.payment, o.details, o.at
     from payments.facts o join payments.payments p using (payment_id) join first f on p.subject = f.transfer_id cross join new n where o.kind = 'opened'`,
    `insert into payments.lookups ${copy('payments.lookups', `'payment_id', n.payment`)}
     join payments.payments p on p.payment_id = o.payment_id where p.subject = f.transfer_id`,
  ];
  const given = `with first as (select * from transfers.transfers where transfer_id = $1),
    new as (select * from unnest($2::text[], $3::text[], $4::text[], $5::text[]) n(transfer, payment, quote, reference))`;
  for (const statement of statements) await owner.query(`${given} ${statement}`, ids);
  return made.map(({ payment, intent }) => ({ payment, intent }));
}

function referenceOf(number: number): string {
  let [left, text] = [number, ''];
  for (let place = 0; place < 8; place++) {
    text = ALPHABET[left % ALPHABET.length]! + text;
    left = Math.floor(left / ALPHABET.length);
  }
  return `KL-${text.slice(0, 4)}-${text.slice(4)}`;
}
