#!/usr/bin/env node
// `npx kinline <verb>`
import { runScript, thrifty } from './run.mjs';

await runScript('kinline.ts', process.argv.slice(2), thrifty);
