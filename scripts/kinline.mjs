#!/usr/bin/env node
// `npx kinline <verb>`
import { runScript } from './run.mjs';

await runScript('kinline.ts', process.argv.slice(2));
