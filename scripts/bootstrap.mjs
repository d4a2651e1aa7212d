// `npm start`, `npm test`, `npm run check|dev|bench|faults`: see run.mjs.
import { runScript } from './run.mjs';

const verbs = ['start', 'test', 'check', 'dev', 'bench', 'faults'];
const [verb = '', ...args] = process.argv.slice(2);

if (verbs.includes(verb)) {
  await runScript(`${verb}.ts`, args);
} else {
  process.stderr.write(`Usage: node scripts/bootstrap.mjs ${verbs.join('|')}\n`);
  process.exitCode = 2;
}
