import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { build, context } from 'esbuild'

/**
 * The server in files that Node loads at once: Payload and what stands around it are some thousand modules. `--watch`
 * goes on and makes them anew when a source changes, and tells its parent so.
 */
const isWatching = process.argv.includes('--watch')
/** While somebody develops, what `npm start` has built stays as it is. */
const outdir = path.resolve('cms/.build', ...(isWatching ? ['development'] : []))

/** The programs, and the threads and processes that they start beside the one they are in. */
const entries = [
  'cms/cmsProcess.ts',
  'cms/develop.ts',
  'cms/server/search/searchThread.ts',
  'site/posters/drawer/drawingProcess.ts',
  'site/publisher/release/writingThread.ts',
  'site/search/index/indexThread.ts',
]

/** Packages that are loaded as they are: native ones, those that look for files beside them, and those seldom needed. */
const external = [
  'sharp',
  'fontkit',
  'pdfkit',
  'echarts',
  'wawoff2',
  'libsql',
  '@libsql/client',
  'next',
  'astro',
  'vite',
  'graphql',
  'pino',
  'pino-pretty',
  'react',
  'react-dom',
  'drizzle-kit',
  'typescript',
  'prettier',
  'json-schema-to-typescript',
  'esbuild',
  'kerberos',
  '@mongodb-js/zstd',
  '@aws-sdk/credential-providers',
  'gcp-metadata',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'snappy',
  'socks',
  'aws4',
  'mongodb-client-encryption',
  'mock-aws-s3',
  'aws-sdk',
  'nock',
]

/** A thread or a process lies beside the program in the bundle. @type {import('esbuild').Plugin} */
const threads = {
  name: 'threads',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:cms|site)[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replaceAll(
        /new URL\('\.\/(\w+(?:Thread|Process))\.ts', import\.meta\.url\)/g,
        "new URL('./$1.js', import.meta.url)",
      ),
      loader: 'ts',
    }))
  },
}

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: entries.map((file) => path.resolve(file)),
  outdir,
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  // Payload and mongoose take the names of errors from their constructors
  keepNames: true,
  minifySyntax: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.css': 'empty', '.scss': 'empty', '.svg': 'empty' },
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module'",
      "import { fileURLToPath as __fileURLToPath } from 'node:url'",
      "import { dirname as __pathDirname } from 'node:path'",
      'const require = __createRequire(import.meta.url)',
      'const __filename = __fileURLToPath(import.meta.url)',
      'const __dirname = __pathDirname(__filename)',
    ].join(';'),
  },
  external,
  plugins: [threads],
  tsconfig: path.resolve('tsconfig.json'),
  logLevel: 'warning',
}

/** @type {import('esbuild').Plugin} */
const telling = {
  name: 'telling',
  setup({ onEnd }) {
    onEnd(({ errors }) => {
      if (errors.length === 0) process.send?.('built')
    })
  },
}

// files of before have other names
await rm(outdir, { recursive: true, force: true })
if (isWatching) {
  // a terminal sends it to all; whoever started this one says when to end
  process.on('SIGINT', () => undefined)
  const watched = await context({ ...options, plugins: [threads, telling] })
  await watched.watch()
  process.on('disconnect', () => void watched.dispose().then(() => process.exit(0)))
} else {
  await build(options)
}
