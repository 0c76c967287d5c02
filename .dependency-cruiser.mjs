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
      to: { pathNot: '^site/(text|catalogue)/' },
    },
    {
      name: 'covers-need-only-the-catalogue',
      comment: 'A cover is drawn from what an entry is, and nothing else.',
      severity: 'error',
      from: { path: '^site/cover/' },
      to: { pathNot: '^site/(cover|catalogue)/' },
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
        pathNot: ['^site/catalogue/', '^site/publisher/', '^site/search/'],
      },
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
