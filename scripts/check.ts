import { runChecks } from './checks.ts';
import { endTogether, say } from './steps.ts';

endTogether();
const { passed, failed } = await runChecks({ trustCache: true });
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
