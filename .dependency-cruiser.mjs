import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The floors of cms/, from the ground: each knows those before it (house: docs/ARCHITECTURE.md). */
const floors = ['base', 'database', 'rights', 'documents', 'people', 'content', 'publishing', 'features', 'server']

/** What a capability shows to others; everything else of it is its own. Its plugin is for the configuration alone. */
const doors = {
  review: ['settings', 'rules', 'publishable', 'textOf', 'stages', 'wording/levels', 'checkWordings'],
  schedule: ['words', 'rules', 'expiring', 'admin/ScheduleSteps'],
  grassroots: ['deliveries/keepPhotos', 'orders/keepAwaited', 'returns/keepReported'],
  imports: ['batch/batchStates', 'endpoints/gate', 'file/spreadsheet', 'table/order'],
  searches: ['countsFolder', 'searchCounts'],
  signup: [
    'attendance/headcounts',
    'desk/booksGivenUp',
    'desk/countedOn',
    'desk/giveUpBooks',
    'desk/keepSignedUp',
    'desk/signedUp',
    'messages/deadFor',
  ],
}
const behindDoors = Object.entries(doors).map(([name, files]) => `^cms/features/${name}/(${files.join('|')})\\.tsx?$`)

/** Files that run in the browser say so in their first line. */
const marked = globSync('cms/**/*.{ts,tsx}', { exclude: (name) => name === '.next' || name === '.build' }).filter(
  (file) => readFileSync(file, 'utf8').startsWith("'use client'"),
)

/** What they bring along: all that they import and that is there when it runs, which types are not. */
const broughtAlong = new Set(marked)
for (const file of broughtAlong)
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s(?!type\s)(?:[^'"]*?from )?'(\.[^']+\.tsx?)'/gm,
  ))
    broughtAlong.add(path.posix.join(path.posix.dirname(file), specifier))

/** @param {Iterable<string>} files */
const pathsOf = (files) => [...files].map((file) => `^${file.replaceAll(/[.[\]()]/g, String.raw`\$&`)}$`)
const inBrowser = pathsOf(marked)

/** One rule for every floor that has others above it: none is known below. @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const upwards = floors.slice(0, -1).map((floor, index) => ({
  name: `${floor}-knows-nothing-above-it`,
  comment: 'Imports run down: what lies lower can be understood, tested and kept without what lies above it.',
  severity: 'error',
  from: { path: `^cms/${floor}/` },
  to: { path: `^cms/((${floors.slice(index + 1).join('|')}|app)/|[^/]+\\.ts$)`, pathNot: '^cms/payload-types\\.ts$' },
}))

/** The ways that imports may go, as docs and README tell them. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'site-never-imports-cms',
      comment: 'The public side knows nothing of the admin.',
      severity: 'error',
      from: { path: '^site/' },
      to: { path: '^cms/' },
    },
    {
      name: 'catalogue-stands-alone',
      comment:
        'The contract between both sides depends on neither. How entries are numbered for a search, and the readings of ' +
        'characters, are pure functions of ids and names.',
      severity: 'error',
      from: { path: '^site/catalogue/' },
      to: { pathNot: ['^site/catalogue/', '^site/search/(entries|pinyin|synonyms)/', '^node_modules/zod/'] },
    },
    {
      name: 'text-needs-only-the-catalogue',
      comment:
        'Words and dates are pure functions of entries; whoever writes them, page, publisher or search, reads them here.',
      severity: 'error',
      from: { path: '^site/text/' },
      // the almanac, behind lunar.ts
      to: { pathNot: ['^site/(text|catalogue)/', '^node_modules/tyme4ts/'] },
    },
    {
      name: 'covers-need-only-the-catalogue',
      comment: 'A cover is drawn from what an entry is, and nothing else.',
      severity: 'error',
      from: { path: '^site/cover/' },
      to: { pathNot: '^site/(cover|catalogue)/' },
    },
    {
      name: 'posters-need-only-entries-words-and-covers',
      comment: 'A poster is drawn from what an entry says; who publishes it is another matter.',
      severity: 'error',
      from: { path: '^site/posters/' },
      to: { path: '^(site|cms)/', pathNot: '^site/(posters|catalogue|text|cover)/' },
    },
    {
      name: 'linked-data-needs-only-the-catalogue',
      comment: 'What search engines are told is made of entries and words, as a page is.',
      severity: 'error',
      from: { path: '^site/linkedData/' },
      to: { pathNot: '^site/(linkedData|catalogue|text|search/asked)/' },
    },
    {
      name: 'publisher-and-search-import-no-page',
      comment: 'Pages are compiled, and reach the publisher through its renderer alone.',
      severity: 'error',
      from: { path: '^site/(publisher|search)/' },
      to: { path: '^site/(components|cover|layouts|pages|styles)/' },
    },
    {
      name: 'publisher-from-top-to-bottom',
      comment: 'The publisher fills its queue, the queue asks outputs, and outputs make what a release keeps.',
      severity: 'error',
      from: { path: '^site/publisher/release/' },
      to: { path: '^site/publisher/(queue|outputs|astro|publisher\\.ts)' },
    },
    {
      name: 'outputs-know-no-queue',
      severity: 'error',
      from: { path: '^site/publisher/outputs/' },
      to: { path: '^site/publisher/(queue|publisher\\.ts)' },
    },
    {
      name: 'cms-knows-only-catalogue-and-publisher',
      comment:
        'Pages and components are compiled; what the admin needs of them goes through the publisher. ' +
        'The search is one mechanism, which both sides have.',
      severity: 'error',
      from: { path: '^cms/' },
      to: {
        path: '^site/',
        pathNot: ['^site/catalogue/', '^site/posters/', '^site/publisher/', '^site/search/'],
      },
    },
    ...upwards,
    {
      name: 'server-is-started-by-entries',
      comment: 'The programs hand it the configuration; it asks for none.',
      severity: 'error',
      from: { path: '^cms/server/' },
      to: { path: '^cms/(app/|[^/]+\\.ts$)', pathNot: '^cms/payload-types\\.ts$' },
    },
    {
      name: 'features-apart',
      comment: 'A capability can be taken out: another one knows of it only what it shows (doors, above).',
      severity: 'error',
      from: { path: '^cms/features/([^/]+)/' },
      to: { path: '^cms/features/', pathNot: ['^cms/features/$1/', ...behindDoors] },
    },
    {
      name: 'plugins-are-for-the-configuration',
      severity: 'error',
      from: { pathNot: '^(cms/capabilities\\.ts$|test/)' },
      to: { path: '^cms/.*/plugin\\.ts$' },
    },
    {
      name: 'browser-files-import-what-is-pure',
      comment: 'What runs in the browser brings neither Payload nor the server along: rules, words, moments and types.',
      severity: 'error',
      from: { path: inBrowser },
      to: {
        path: '^cms/',
        pathNot: [
          ...inBrowser,
          '^cms/base/(ui|time)/',
          '^cms/base/[^/]+\\.ts$',
          '^cms/base/settings/passwordLength\\.ts$',
          '^cms/rights/(tables|verdict|roles)\\.ts$',
          '/(admin|typing|dates)/',
          '/(rules|words|stages|batchStates|refusals)\\.ts$',
          '^cms/content/campaigns/(form|templates?)\\.ts$',
          '^cms/features/grassroots/form/',
          '^cms/features/grassroots/(deliveries|orders)/rules/',
          '^cms/content/series/(series|ruleFrom|slotText)\\.ts$',
          '^cms/content/pasting/(clean/|word/uploadLimit\\.ts$)',
          '^cms/documents/richText/(nodes|settle|linkAddress)\\.ts$',
          '^cms/content/(fields/(appliedPrice|endBeside|endMoved|movedProblem|peopleInText|rowLabelText)|tags/(tagTexts|offeredTags))\\.ts$',
          '^cms/documents/(nextDate/rank|rows/waitingLists)\\.ts$',
          '^cms/features/schedule/momentProblem\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'browser-files-reach-no-server',
      comment: 'Nor does anything that they bring along.',
      severity: 'error',
      from: { path: pathsOf(broughtAlong) },
      to: {
        path: '^cms/(database|server)/|^node_modules/(mongodb|mongoose|pino|sharp|payload/dist/index|@payloadcms/(db-|next/))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'personal-data-stays-with-the-server',
      comment:
        'What holds data of persons (a folder `persons` of a capability) is for that capability and the server: no page, ' +
        'nothing that publishes, and no form of content can name it.',
      severity: 'error',
      from: { pathNot: ['^cms/features/[^/]+/', '^cms/server/', '^test/'] },
      to: { path: '^cms/.*/persons/' },
    },
    {
      name: 'personal-data-of-one-capability',
      severity: 'error',
      from: { path: '^cms/features/([^/]+)/' },
      to: { path: '^cms/features/[^/]+/persons/', pathNot: '^cms/features/$1/' },
    },
    {
      name: 'publisher-is-for-publishing-and-the-server',
      comment:
        'How faults of the disk are told apart, and how damaged files are set aside, is one thing on both sides.',
      severity: 'error',
      from: { path: '^cms/', pathNot: '^cms/(publishing|server|app)/|^cms/[^/]+\\.ts$' },
      to: { path: '^site/publisher/', pathNot: '/(diskErrors|setAside|manifest)\\.ts$' },
    },
    {
      name: 'start-needs-nothing-installed',
      comment: 'Set-up runs before there is a node_modules.',
      severity: 'error',
      from: { path: '^cms/start/' },
      to: { pathNot: '^cms/start/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'content-and-tests-stay-outside',
      comment: 'The product does not import its tests or its sample content.',
      severity: 'error',
      from: { path: '^(cms|site)/' },
      to: { path: '^(content|test)/' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^(cms|site)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-missing', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^astro:' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^cms/\\.next/', '^cms/\\.build/', '^site/\\.build/', 'next-env\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
