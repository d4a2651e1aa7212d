import type { DeliveryState } from '#domain/directory/index.ts';

export const stateKinds = { waiting: 'wait', delivered: 'done', parked: 'stop' } as const satisfies Record<DeliveryState, string>;
