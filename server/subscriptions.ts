import * as devices from '#domain/devices/index.ts';
import * as directory from '#domain/directory/index.ts';
import * as duty from '#domain/duty/index.ts';
import * as identity from '#domain/identity/index.ts';
import type { OwnData } from '#domain/identity/index.ts';
import * as ledger from '#domain/ledger/index.ts';
import * as mail from '#domain/mail/index.ts';
import * as notifications from '#domain/notifications/index.ts';
import * as oversight from '#domain/oversight/index.ts';
import * as payments from '#domain/payments/index.ts';
import * as review from '#domain/review/index.ts';
import * as stamps from '#domain/stamps/index.ts';
import * as support from '#domain/support/index.ts';
import * as transfers from '#domain/transfers/index.ts';
import { sealAudit, verifyAudit } from '#kernel/audit.ts';
import type { Job, Sweep } from '#kernel/jobs.ts';
import type { WorkSource } from '#kernel/looks.ts';
import type { Subscriber } from '#kernel/outbox.ts';

/** Who hears which news. The only place where modules meet upwards. */
export const subscribers: readonly Subscriber[] = [
  ...notifications.subscribers,
  directory.keepChosenPerson,
  directory.tellApproval,
  ...payments.subscribers,
  directory.tellRosterEnded,
  ...transfers.subscribers,
  ...stamps.subscribers,
  ...review.subscribers,
  ...mail.subscribers,
];

/** What every module keeps of one customer: for a copy of everything, and when a login is closed. */
const ownData: readonly OwnData[] = [
  identity.ownData,
  notifications.ownData,
  directory.ownData,
  payments.ownData,
  transfers.ownData,
  stamps.ownData,
  mail.ownData,
  support.ownData,
];

/** What every module knows of looks at people, and of the work that explains them. */
export const workSources: readonly WorkSource[] = [identity.workSource, directory.workSource, transfers.workSource, support.workSource];

/** Every job by its name. */
export const jobs: Readonly<Record<string, Job>> = {
  ...notifications.jobs,
  ...identity.jobsOver(ownData),
  ...directory.rosterJobs,
  ...payments.jobs,
  ...transfers.jobs,
  ...transfers.remittanceJobs,
  ...stamps.jobs,
  ...mail.jobs,
};

/** What is looked for again and again. */
export const sweeps: readonly Sweep[] = [
  { name: 'kernel.seal_audit', everySeconds: 5, run: async (app) => void (await sealAudit(app)) },
  {
    name: 'kernel.verify_audit',
    everySeconds: 86_400,
    run: async (app) => {
      const findings = await verifyAudit(app);
      if (findings.length > 0) app.log.error({ findings: findings.slice(0, 20), count: findings.length }, 'the audit trail was changed');
    },
  },
  ...ledger.sweeps,
  ...identity.sweepsOver(ownData),
  ...notifications.sweeps,
  ...directory.sweeps,
  ...devices.sweeps,
  ...payments.sweeps,
  ...transfers.sweeps,
  ...transfers.remittanceSweeps,
  ...review.sweeps,
  ...stamps.sweeps,
  mail.callForLetters,
  mail.deliverDue,
  mail.watchBans,
  ...support.sweeps,
  ...oversight.sweepsOver(workSources),
  ...duty.sweeps,
];
