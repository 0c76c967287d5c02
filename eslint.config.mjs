import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import regexp from 'eslint-plugin-regexp'
import ts from 'typescript-eslint'

export default defineConfig(
  globalIgnores([
    'node_modules',
    'data',
    '.gongyun',
    '.astro',
    '**/.next',
    '**/.build',
    '**/.astro',
    'cms/next-env.d.ts',
    'cms/payload-types.ts',
    'cms/migrations',
    'cms/app/(payload)/admin/importMap.js',
    'test/.artifacts',
    '.dependency-cruiser.mjs',
  ]),
  js.configs.recommended,
  ts.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // TypeScript knows the names, better.
      'no-undef': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // what is put into a sentence may be what a person wrote; the fields beside it are looked at (cms/logging)
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression:matches([callee.object.property.name=/^(log|logger)$/], [callee.object.name=/^(log|logger)$/])[callee.property.name=/^(fatal|error|warn|info|debug|trace)$/] > :matches(:not(Literal, ConditionalExpression).arguments:nth-child(2), Literal.arguments:nth-child(1))',
          message: 'A line of the log has fields and a constant sentence.',
        },
      ],
    },
  },
  { files: ['cms/**', 'site/**'], ignores: ['cms/start/**'], rules: { 'no-console': 'error' } },
  {
    files: ['cms/**', 'site/**'],
    plugins: { regexp },
    rules: {
      // a text of 100,000 characters may come from anybody: an expression may take no more time than it is long
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
)
