export { ageSeconds, isOver } from './alarm-rules.ts';
export { sweeps } from './jobs.ts';
export type { AlarmRow } from './queries/alarms.ts';
export { type QueueName, queueNames, queueOf } from './queues.ts';
export { countRinging, listQueues, type QueuePage, type QueueView, readQueue } from './read-queues.ts';
export { refusals } from './refusals.ts';
export { measureQueues, watchQueues } from './watch-queues.ts';
