import { runQuietly, say, type Step } from './steps.ts';

/** Everything that reads the sources without running the program. */
const checks: Step[][] = [
  // Types of routes first: the type checks need them.
  [{ name: 'types of routes', program: 'node_modules/@sveltejs/kit/svelte-kit.js', args: ['sync'] }],
  // Longest first, a few at a time.
  [
    {
      name: 'eslint',
      program: 'node_modules/eslint/bin/eslint.js',
      args: ['.', '--max-warnings', '0'],
    },
    {
      name: 'svelte-check',
      program: 'node_modules/svelte-check/bin/svelte-check',
      args: ['--tsconfig', './tsconfig.json', '--output', 'human', '--fail-on-warnings', '--threshold', 'warning'],
    },
    {
      name: 'prettier',
      program: 'node_modules/prettier/bin/prettier.cjs',
      args: ['--check', '.', '--log-level', 'warn', '--cache', '--cache-location', '.build/prettier'],
    },
    { name: 'types', program: 'node_modules/ts7/bin/tsc', args: ['--noEmit', '-p', '.'] },
    { name: 'words', program: 'scripts/words.ts', args: ['--check'] },
    { name: 'tidy', program: 'scripts/tidy.ts', args: [] },
  ],
];

/** Runs all checks, even after one failed. `trustCache`: quick; lint results of unchanged files may miss what changed beside them. */
export async function runChecks({ trustCache }: { trustCache: boolean }): Promise<{ passed: number; failed: number }> {
  const result = { passed: 0, failed: 0 };
  for (const group of checks) {
    const waiting = [...group];
    const worker = async (): Promise<void> => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        const cached = trustCache && step.name === 'eslint' ? ['--cache', '--cache-location', '.build/eslint'] : [];
        const { code, output, seconds } = await runQuietly({ ...step, args: [...step.args, ...cached] });
        if (code === 0) result.passed++;
        else result.failed++;
        say(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds.toFixed(1)} s)`);
        if (code !== 0) say(output.trimEnd());
      }
    };
    await Promise.all([worker(), worker(), worker()]);
  }
  return result;
}
