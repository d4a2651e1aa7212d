/** The job that works on one file until it waits or has ended. */
export const ROSTER_JOB = 'directory.run_roster';
