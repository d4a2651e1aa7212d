import { join } from 'node:path';
import { asvsRules } from './tidy/asvs.ts';
import { docRules } from './tidy/docs.ts';
import { importRules } from './tidy/imports.ts';
import { lineRules } from './tidy/lines.ts';
import { sizeRules } from './tidy/sizes.ts';
import { sqlRules } from './tidy/sql.ts';
import { type Problem, treeOfClone } from './tidy/tree.ts';

const tree = treeOfClone(join(import.meta.dirname, '..'));
const rules = [importRules, sizeRules, lineRules, sqlRules, docRules, asvsRules];
const problems: Problem[] = rules.flatMap((rule) => rule(tree));
for (const { rule, path, line, message } of problems) process.stdout.write(`${path}${line ? `:${line}` : ''}  ${message}  (${rule})\n`);
process.stdout.write(`tidy: ${tree.paths.length} files, ${problems.length} problems\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
