/** An agency's word on an ask, or the end of an approval. */
export const APPROVAL_CHANGED = 'approval.changed';
export interface ApprovalChanged {
  ask: string;
  kind: 'approved' | 'denied' | 'revoked' | 'expired';
}

export const PERSON_MOVED = 'person.moved';

/** Somebody is held elsewhere now, or no more. */
export interface PersonMoved {
  resident: string;
}

export const ROSTER_ENDED = 'roster.ended';

/** A roster was taken over, dropped, or given up. */
export interface RosterEnded {
  roster: string;
  agency: string;
  state: 'done' | 'stopped' | 'failed';
}
