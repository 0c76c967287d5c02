import { globSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import configured from '../../../.dependency-cruiser.mjs'

const forbidden = configured.forbidden as IForbiddenRuleType[]

/** From, to, and the rule that forbids it. */
const wrong: [string, string, string][] = [
  ['cms/base/log.ts', 'cms/documents/trash.ts', 'base-knows-nothing-above-it'],
  ['cms/database/adapter.ts', 'cms/payload.config.ts', 'database-knows-nothing-above-it'],
  ['cms/rights/tables.ts', 'cms/people/users.ts', 'rights-knows-nothing-above-it'],
  ['cms/documents/trash.ts', 'cms/content/works.ts', 'documents-knows-nothing-above-it'],
  ['cms/people/users.ts', 'cms/features/review/rules.ts', 'people-knows-nothing-above-it'],
  ['cms/content/works.ts', 'cms/publishing/sync.ts', 'content-knows-nothing-above-it'],
  ['cms/publishing/sync.ts', 'cms/server/http/front.ts', 'publishing-knows-nothing-above-it'],
  ['cms/features/desk/desk.ts', 'cms/server/http/front.ts', 'features-knows-nothing-above-it'],
  ['cms/server/boot/run.ts', 'cms/payload.config.ts', 'server-is-started-by-entries'],
  ['cms/features/desk/desk.ts', 'cms/features/review/recordIntended.ts', 'features-apart'],
  ['cms/features/desk/desk.ts', 'cms/features/review/plugin.ts', 'features-apart'],
  ['cms/server/boot/run.ts', 'cms/features/review/plugin.ts', 'plugins-are-for-the-configuration'],
  ['cms/features/schedule/words.ts', 'site/publisher/queue.ts', 'publisher-is-for-publishing-and-the-server'],
  ['site/pages/list.ts', 'cms/features/signup/persons/attendee.ts', 'personal-data-stays-with-the-server'],
  ['cms/publishing/sync.ts', 'cms/features/signup/persons/attendee.ts', 'personal-data-stays-with-the-server'],
  ['cms/content/works.ts', 'cms/features/signup/persons/attendee.ts', 'personal-data-stays-with-the-server'],
  ['cms/features/desk/desk.ts', 'cms/features/signup/persons/attendee.ts', 'personal-data-of-one-capability'],
  ['cms/base/log.ts', 'cms/base/log.ts', 'no-cycles'],
]

/** From and to, where nothing forbids it. */
const right: [string, string][] = [
  ['cms/server/boot/run.ts', 'cms/features/signup/persons/attendee.ts'],
  ['cms/features/signup/seats.ts', 'cms/features/signup/persons/attendee.ts'],
  ['cms/features/desk/desk.ts', 'cms/features/review/settings.ts'],
  ['cms/capabilities.ts', 'cms/features/review/plugin.ts'],
  ['cms/publishing/sync.ts', 'site/publisher/queue.ts'],
  ['cms/features/review/rules.ts', 'cms/base/log.ts'],
]

/** Folders of the site that pages, layouts and components may take from; what a folder alone may is said with it. */
const ofPages = [
  'catalogue',
  'components',
  'cover',
  'islands',
  'layouts',
  'linkedData',
  'publisher/outputs',
  'search',
  'sharing',
  'signUp',
  'styles',
  'text',
]

it('should hold for pages too, which are Astro files and so not read by the tool', () => {
  const pages = globSync('site/**/*.astro', { exclude: (name) => name === '.build' })
  expect(pages.length).toBeGreaterThan(20)
  const wrong = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)]
      .map(([, specifier = '']) => path.posix.join(path.posix.dirname(page), specifier))
      .filter((target) => !ofPages.some((folder) => target.startsWith(`site/${folder}/`)))
      .map((target) => `${page} → ${target}`),
  )
  expect(wrong).toEqual([])
})

it('should be of no two folders of the CMS that each imports the other', () => {
  const files = globSync('cms/**/*.{ts,tsx}', { exclude: (name) => ['.next', '.build', 'app'].includes(name) })
  const arrows = new Set(
    files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)]
        .map(([, specifier = '']) => path.posix.dirname(path.posix.join(path.posix.dirname(file), specifier)))
        .filter((folder) => folder.startsWith('cms/') && folder !== path.posix.dirname(file))
        .map((folder) => `${path.posix.dirname(file)} → ${folder}`),
    ),
  )
  expect(arrows.size).toBeGreaterThan(100)
  expect([...arrows].filter((arrow) => arrows.has(arrow.split(' → ').reverse().join(' → ')))).toEqual([])
})

describe('the rules of what may import what', () => {
  let root = ''
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'rules-'))
  })
  afterEach(() => rm(root, { recursive: true }))

  const brokenBy = async (from: string, to: string): Promise<string[]> => {
    const write = async (file: string, text: string): Promise<void> => {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true })
      await writeFile(path.join(root, file), text)
    }
    await write(to, 'export const it = 1\n')
    const specifier = path.posix.relative(path.posix.dirname(from), to)
    await write(
      from,
      `import { it as one } from '${specifier.startsWith('.') ? specifier : `./${specifier}`}'\nexport const it = one\n`,
    )
    const { output } = await cruise(
      ['cms', 'site'].filter((folder) => `${from} ${to}`.includes(`${folder}/`)),
      {
        baseDir: root,
        validate: true,
        ruleSet: { forbidden },
        tsPreCompilationDeps: true,
      },
    )
    return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name)
  }

  it.each(wrong)('should keep %s from %s', async (from, to, rule) => {
    expect(await brokenBy(from, to)).toContain(rule)
  })

  it.each(right)('should let %s import %s', async (from, to) => {
    expect(await brokenBy(from, to)).toEqual([])
  })
})
