export const WRITER_MUTED = 'mail.writer_muted';

/** Somebody held takes no letters from a customer. */
export interface WriterMuted {
  resident: string;
  customer: string;
}
