import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import regexp from 'eslint-plugin-regexp'
import ts from 'typescript-eslint'

const constantLogLine = {
  selector:
    'CallExpression:matches([callee.object.property.name=/^(log|logger)$/], [callee.object.name=/^(log|logger)$/])[callee.property.name=/^(fatal|error|warn|info|debug|trace)$/] > :matches(:not(Literal, ConditionalExpression).arguments:nth-child(2), Literal.arguments:nth-child(1))',
  message: 'A line of the log has fields and a constant sentence.',
}

/** What is refused has a code (cms/base/refusal.ts), and code never asks what a sentence says. */
const codedRefusals = [
  {
    selector: ':matches(NewExpression[callee.name="APIError"], Class[superClass.name="APIError"])',
    message: 'What we refuse is a Refusal, with a reason of the catalogue of its folder.',
  },
  {
    // the answers of the API that refuse have one form; what is wrong at a field of a form is Payload's to tell
    selector:
      'Property[key.name="errors"] > ArrayExpression > ObjectExpression > Property[key.name="message"][value.type=/^(Literal|TemplateLiteral)$/]:not(NewExpression[callee.name="ValidationError"] Property)',
    message: 'A sentence that refuses stands in a catalogue.',
  },
  {
    selector: 'BinaryExpression[operator=/^[!=]==$/] > MemberExpression[property.name="message"]',
    message: 'Compare the code, not the sentence.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(includes|startsWith|endsWith|match|search|indexOf)$/][callee.object.property.name="message"]',
    message: 'Compare the code, not the sentence.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(test|exec)$/] > MemberExpression.arguments[property.name="message"]',
    message: 'Compare the code, not the sentence.',
  },
  {
    // words that people write are shorter, and have no stops
    selector:
      'BinaryExpression[operator=/^[!=]==$/] > Literal[value=/\\p{Script=Han}.*[，。；：？！]|\\p{Script=Han}{5}/u]',
    message: 'Compare the code, not the sentence.',
  },
]

/** Next bundles what it draws: a module that it imports and the server has too exists twice, and so does its state. */
const stateOfModule = {
  selector: 'Program > VariableDeclaration[kind="let"]',
  message: 'State of a module may exist twice: give it to an object of the server, or say why twice does no harm.',
}

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
      // what is put into a sentence may be what a person wrote; the fields beside it are looked at (cms/base/logging)
      'no-restricted-syntax': ['error', constantLogLine],
    },
  },
  { files: ['cms/**', 'site/**'], ignores: ['cms/start/**'], rules: { 'no-console': 'error' } },
  {
    files: ['cms/**', 'site/**'],
    rules: { 'no-restricted-syntax': ['error', constantLogLine, ...codedRefusals] },
  },
  {
    files: ['cms/**'],
    ignores: ['cms/start/**', 'cms/server/**', 'cms/**/*Thread.ts'],
    rules: { 'no-restricted-syntax': ['error', constantLogLine, ...codedRefusals, stateOfModule] },
  },
  {
    files: ['cms/**/*.tsx', 'cms/**/admin/**', 'cms/documents/{typing,fields}/**', 'cms/base/ui/**'],
    ignores: ['cms/base/ui/askApi.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Pages of the admin ask the API by askApi.' }],
    },
  },
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
