import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/restrict-plus-operands': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
};

const plain = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-implied-eval': 'error',
  'no-script-url': 'error',
  'no-constant-binary-expression': 'error',
  'no-unreachable-loop': 'error',
  'no-self-compare': 'error',
  'no-fallthrough': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-negation': 'error',
  'no-useless-escape': 'error',
  'no-empty': ['error', { allowEmptyCatch: false }],
  complexity: ['error', 20],
  'max-depth': ['error', 4],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: false }],
  '@typescript-eslint/no-empty-object-type': 'error',
  '@typescript-eslint/no-invalid-void-type': 'off',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
};

export default tseslint.config(
  {
    ignores: [
      '.build/',
      '.data/',
      'node_modules/',
      'test-results/',
      'domain/tables.ts',
      'words/keys.ts',
      'words/catalogue.ts',
      'api/v1/program-types.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { ...plain, ...typed },
  },
  {
    files: ['**/*.{js,mjs}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { eqeqeq: plain.eqeqeq, 'no-var': 'error', 'prefer-const': 'error', 'no-unsafe-finally': 'error' },
  },
  ...svelte.configs.recommended.map((config) => ({ ...config, files: config.files ?? ['**/*.svelte'] })),
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      ...plain,
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      // svelte-check knows which warnings exist; this rule sees only its own compile.
      'svelte/no-unused-svelte-ignore': 'off',
      // Links carry no prefix here: the outer server maps hosts to routes.
      'svelte/no-navigation-without-resolve': 'off',
      // `$props()` needs `let` for what is bound.
      'prefer-const': 'off',
    },
  },
  {
    // Tests read rows whose shape they just made, and lean on it.
    files: ['**/*.test.ts', 'test/**', 'bench/**'],
    rules: { '@typescript-eslint/no-base-to-string': 'off', complexity: 'off' },
  },
);
