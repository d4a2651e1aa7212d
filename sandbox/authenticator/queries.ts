import type { Database } from '../database.ts';

export interface StoredSecret {
  label: string;
  secret: string;
}

export async function saveSecret(db: Database, entry: StoredSecret): Promise<void> {
  await db.query(
    `insert into authenticator.secrets (label, secret, added_at) values ($1, $2, $3)
     on conflict (label) do update set secret = excluded.secret, added_at = excluded.added_at`,
    [entry.label, entry.secret, new Date()],
  );
}

export async function selectSecrets(db: Database): Promise<StoredSecret[]> {
  return db.query<StoredSecret>('select label, secret from authenticator.secrets order by label');
}
