// Runs on the machine's own Node (18 or newer): finds or installs the right one, and hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, Stop } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** For commands: they share the machine with the server and wait for the database, so V8 is to keep little rather than to be quick. */
export const thrifty = ['--optimize-for-size'];

/** Installs what is missing, then runs a script of ours with the packaged Node and ends as it ends. */
export async function runScript(script, args, options = []) {
  try {
    if (Number(process.versions.node.split('.')[0]) < 18)
      throw new Stop(`Kinline needs Node 18 or newer to begin with; this is ${process.version}.`, 1);
    await ensureInstalled(root);
    process.exitCode = await handOver(nodeProgram(), [...options, join(root, 'scripts', script), ...args]);
  } catch (error) {
    if (!error.stop) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.code;
  }
}

function nodeProgram() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const packaged = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged)) return packaged;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Stop(
    `There is no packaged Node for this machine (${name}), and its own is ${process.version}. Install Node 22.18 or newer (24 is best) and try again.`,
    1,
  );
}

function handOver(node, args) {
  const bin = join(root, 'node_modules', '.bin');
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
    // What was compiled last time is read: half the work of a start.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.build', 'compiled'),
  };
  // The channel tells the program when this process is gone, however it went.
  const child = spawn(node, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(signal ? 128 + (constants.signals[signal] ?? 0) : code));
  });
}
