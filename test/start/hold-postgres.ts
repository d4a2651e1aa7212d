import { startPostgres } from '#scripts/postgres.ts';

// A process that only holds a database server, to be killed by a test.
const postgres = await startPostgres({ dataDir: process.argv[2]!, log: (line) => process.stdout.write(`${line}\n`) });
process.stdout.write(`ready ${postgres.pid} ${postgres.adminUrl}\n`);
setInterval(() => {}, 1000);
process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
