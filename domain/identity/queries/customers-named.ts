import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

export interface NamedCustomer {
  id: string;
  name: string;
  email: string;
  city: string;
}

/** Above everything that begins with `key`. */
const after = (key: string): string => `${key}\u{10FFFF}`;

/** Customers whose name or last name begins with `key`, which is in small letters. */
export async function customersNamed(tx: Tx, key: string, limit: number): Promise<NamedCustomer[]> {
  const { rows } = await sql<NamedCustomer>`
    with named as (
      (select login_id, version from identity.personal_details where name_key >= ${key} and name_key < ${after(key)} order by name_key limit ${limit})
      union
      (select login_id, version from identity.personal_details where last_name_key >= ${key} and last_name_key < ${after(key)}
        order by last_name_key limit ${limit})
    )
    select l.id, concat_ws(' ', d.first_name, d.last_name) as name, l.email, d.city
    from (select login_id, max(version) as version from named group by login_id) n
    join identity.personal_details d on d.login_id = n.login_id and d.version = n.version
    join identity.logins l on l.id = n.login_id and l.realm = 'customer'
    order by d.name_key, l.id limit ${limit}`.execute(tx);
  return rows;
}
