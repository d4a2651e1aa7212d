import type { WorkSource } from '#kernel/looks.ts';
import { systemScope } from '#kernel/scope.ts';
import { movesOf } from '../queries/email-searches.ts';
import { findCustomer } from '../read-login.ts';

const MOVE_MS = 14 * 86_400_000;

/** Operators' looks at a customer's details; a forgotten e-mail that was looked for explains one. */
export const workSource: WorkSource = {
  looks: ['identity.details_read'],
  peopleOf: (_tx, realm, looks) => Promise.resolve(realm === 'operator' ? looks.map(({ subject, at }) => ({ person: subject, at })) : []),
  async hadWork(tx, realm, glimpses) {
    if (realm !== 'operator') return glimpses.map(() => false);
    const moves = await movesOf(tx, [...new Set(glimpses.map(({ person }) => person))]);
    return glimpses.map(({ person, at }) =>
      moves.some(({ loginId, at: moved }) => loginId === person && Math.abs(moved.getTime() - at.getTime()) <= MOVE_MS),
    );
  },
  async tiesOf(tx, { email }, people) {
    const own = await findCustomer(tx, systemScope('oversight'), email);
    return new Map(own && people.includes(own.id) ? [[own.id, 'contact' as const]] : []);
  },
};
