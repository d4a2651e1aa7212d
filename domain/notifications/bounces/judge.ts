/**
 * What a mail server's no says: 'address' there is no such mailbox; 'message' not this mail, or not from us; 'later' try again.
 * The enhanced status (RFC 3463) counts before the reply code (RFC 5321). A full mailbox, a mail too large and a policy against us
 * say nothing of whether somebody reads there.
 */
export function judge(answer: { status: string | null; code: number | null }): 'address' | 'message' | 'later' {
  const { status, code } = answer;
  const parts = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(status ?? '');
  if (parts) {
    if (parts[1] !== '5') return 'later';
    return NO_SUCH_ADDRESS.has(`${Number(parts[2])}.${Number(parts[3])}`) ? 'address' : 'message';
  }
  if (code === null || code < 500) return 'later';
  return code === 550 || code === 551 || code === 553 ? 'address' : 'message';
}

// Bad mailbox, bad domain, bad form, moved, null MX, mailbox switched off, nothing said, no route to the domain.
const NO_SUCH_ADDRESS = new Set(['0.0', '1.0', '1.1', '1.2', '1.3', '1.6', '1.10', '2.0', '2.1', '4.4']);

/** The enhanced status in a server's answer, "550 5.1.1 No such user". */
export function statusIn(answer: string): string | null {
  return /(?:^|[\s-])([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(answer)?.[1] ?? null;
}
