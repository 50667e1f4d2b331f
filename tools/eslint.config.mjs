import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const MOST_LINES = 300;
/** Facts that stand in one file. */
const ONCE = [
  {
    selector: 'Literal[value=/^(86400000|3600000|900000)$/]',
    message: 'DAY_MS, HOUR_MS, QUARTER_HOUR_MS of node-config/time.ts.',
  },
  {
    selector: 'BinaryExpression[operator="**"][left.bigint="10"][right.bigint="18"]',
    message: 'GRID of node-config/token.ts.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(en|de)codeAddress$|^checkAddress$/] > Literal, Property[key.name="ss58Format"] > Literal',
    message: 'SS58_PREFIX of node-config/token.ts.',
  },
];
const NODE = ['Buffer', 'URL', 'clearTimeout', 'console', 'process', 'setTimeout'];

export default tseslint.config(
  // AssemblyScript looks like TypeScript but is checked by its own compiler; the client's types are written by a program.
  { ignores: ['build/', 'runtime/', 'pallets/', '**/assembly/', 'tools/client/schema.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: Object.fromEntries(NODE.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['zombienet/scripts/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { zombie: 'readonly', fetch: 'readonly' },
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Names and comments say more than these would enforce.
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // `number | void` is what a host function returns.
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['tools/**/*.ts'],
    ignores: ['tools/support/leavings.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:child_process',
              importNames: ['spawn', 'fork', 'exec', 'execFile'],
              message: 'startChild of tools/support/leavings.ts: it ends with the process.',
            },
            {
              name: 'node:fs',
              importNames: ['mkdtempSync', 'mkdtemp'],
              message: 'temporaryFolder of tools/support/leavings.ts: it goes with the process.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['tools/**/*.{ts,tsx}', 'node-config/**/*.ts'],
    ignores: ['node-config/{time,token}.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ONCE] },
  },
  // A file that one reads at a sitting; the AssemblyScript is counted by tests/codegen/sizes.test.ts.
  { rules: { 'max-lines': ['error', MOST_LINES] } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tables of cases are long and quickly read.
      'max-lines': ['error', 450],
    },
  },
);
