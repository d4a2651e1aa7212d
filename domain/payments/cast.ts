import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { askWayOut, decideWayOut } from './way-out/decide-way-out.ts';
import type { Way } from './way-out/ways.ts';

export function castFinance(): Scope {
  return { ...systemScope('test'), realm: 'operator', actor: newId('lgn'), roles: ['operator', 'finance'], session: 'ses' };
}

/** Two of finance find a way for a refund that no card takes. */
export async function castWayOut(app: App, refund: string, way: Way, number = '1042'): Promise<void> {
  await askWayOut(app, castFinance(), { refund, way, number, state: 'NY', due: '2030-03-01', note: 'The card is closed' });
  await decideWayOut(app, castFinance(), { refund, approve: true });
}
