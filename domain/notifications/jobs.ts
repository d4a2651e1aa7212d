import type { Job } from '#kernel/jobs.ts';
import { deliver } from './deliver.ts';

export const jobs: Record<string, Job> = { 'notifications.deliver': deliver };
