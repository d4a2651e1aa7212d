import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { PersonalDetails } from '../details/personal-details.ts';

export type StoredDetails = PersonalDetails & { version: number; savedAt: Date };

export async function newestDetails(tx: Tx, loginId: string): Promise<StoredDetails | undefined> {
  const { rows } =
    await sql<StoredDetails>`select first_name as "firstName", last_name as "lastName", birth_date::text as "birthDate", country,
      address_line1 as "addressLine1", address_line2 as "addressLine2", city, region, postal_code as "postalCode", phone, version, saved_at as "savedAt"
    from identity.v_personal_details where login_id = ${loginId}`.execute(tx);
  return rows[0];
}

export async function insertDetails(tx: Tx, loginId: string, d: PersonalDetails, version: number, at: Date): Promise<void> {
  await sql`insert into identity.personal_details (id, login_id, version, first_name, last_name, birth_date, country, address_line1, address_line2,
      city, region, postal_code, phone, saved_at)
    values (${newId('pdt')}, ${loginId}, ${version}, ${d.firstName}, ${d.lastName}, ${d.birthDate}::date, ${d.country}, ${d.addressLine1}, ${d.addressLine2},
      ${d.city}, ${d.region}, ${d.postalCode}, ${d.phone}, ${at})`.execute(tx);
}
