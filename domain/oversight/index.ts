export { sweepsOver } from './jobs.ts';
export { type Flag, listOutliers, type Outliers } from './list-outliers.ts';
export { lookInto, NOTE_MAX } from './look-into.ts';
export { type Reason } from './outlier-rules.ts';
export { refusals } from './refusals.ts';
