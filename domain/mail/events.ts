export const WRITER_MUTED = 'mail.writer_muted';

/** Somebody held takes no letters from a customer. */
export interface WriterMuted {
  resident: string;
  customer: string;
}

export const BAN_CHANGED = 'mail.ban_changed';

/** Staff stopped letters between two, looked and keep them stopped, or let them go on. */
export interface BanChanged {
  ban: string;
  kind: 'placed' | 'kept' | 'lifted';
}

export const OMBUDS_WRITTEN = 'mail.ombuds_written';

/** Somebody held wrote to the ombuds: not who. */
export interface OmbudsWritten {
  message: string;
  agency: string;
  facility: string;
}
