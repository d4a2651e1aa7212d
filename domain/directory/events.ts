/** An agency's word on an ask, or the end of an approval. */
export const APPROVAL_CHANGED = 'approval.changed';
export interface ApprovalChanged {
  ask: string;
  kind: 'approved' | 'denied' | 'revoked' | 'expired';
}
