import type { Sweep } from '#kernel/jobs.ts';
import { returnKept } from './return-kept.ts';

export const sweeps: Sweep[] = [{ name: 'transfers.return_kept', everySeconds: 300, run: async (app) => void (await returnKept(app)) }];
