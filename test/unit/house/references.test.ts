import { describe, expect, it } from 'vitest'
import { missingReferences, readFiles, readRepository, type Repository } from '../../support/references.ts'

/** The examples below are not there. */
const own = 'test/unit/house/references.test.ts'

it('should be named in comments and documents only if it is there', () => {
  const repository = readRepository()
  const missing = readFiles(repository)
    .filter((file) => file !== own)
    .flatMap((file) => missingReferences(file, repository).map((name) => `${file}: ${name}`))
  expect(missing).toEqual([])
})

it('should be in the index of decisions what each decision says of itself', () => {
  const { paths, textOf } = readRepository()
  const index = textOf('docs/decisions/README.md').replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
  const rows = [...index.matchAll(/^\| (\d{4}) +\| (.+?) +\| (.+?) +\| (\S+) +\|$/gm)].map(([, ...cells]) => cells)
  const decisions = paths
    .filter((file) => /^docs\/decisions\/\d/.test(file))
    .map((file) => /^# (\d{4}) (.+)\n\nStatus: (.+)\. Date: (\S+)\.\n/.exec(textOf(file))?.slice(1) ?? [file])
  expect(rows).toEqual(decisions.sort())
})

it('should have a line of dashes below the head of each table, without which it is none', () => {
  const { paths, textOf } = readRepository()
  const headless = paths
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const text = textOf(file).replaceAll(/^( *)```[^]*?^\1```$/gm, '')
      return Array.from(text.matchAll(/(?<=^|\n\n)\|.*\n(?!\|[-: |]+\|(?:\n|$)).*/g), ([lines]) => `${file}: ${lines}`)
    })
  expect(headless).toEqual([])
})

describe('a reference', () => {
  const files: Readonly<Record<string, string>> = {
    'README.md': '# A\n',
    'package.json': '{ "scripts": { "dev": "" } }',
    'docs/a.md': '# The first\n\n## 排课 (series): 1, 2\n',
    'docs/decisions/0001-one.md': '# 0001 One\n',
    'cms/works/works.ts': '',
  }
  /** What is missing of what a file refers to, beside those above. */
  const missingIn = (file: string, text: string): string[] => {
    const repository: Repository = {
      paths: [...Object.keys(files), file],
      textOf: (path) => (path === file ? text : (files[path] ?? '')),
    }
    return missingReferences(file, repository)
  }

  it('should be to a document that is there, in a comment, in a text, and in a document', () => {
    expect(missingIn('cms/b.ts', "/** See docs/a.md and README.md. */\nconst text = 'docs/a.md'")).toEqual([])
    expect(missingIn('docs/b.md', 'See a.md and ../README.md.')).toEqual([])
    expect(missingIn('cms/b.ts', '// as it is said elsewhere (gone.md, "the seam")\n')).toEqual(['gone.md'])
    expect(missingIn('cms/b.ts', "const text = 'docs/gone.md“Back up”'")).toEqual(['docs/gone.md'])
  })

  it('should be to a decision that is there, wherever a line ends', () => {
    expect(missingIn('cms/b.ts', '/** So it is (decision 0001). */ const mode = 0o600')).toEqual([])
    expect(missingIn('cms/b.ts', '/**\n * So it is (decisions 0001\n * and 0099).\n */')).toEqual(['decision 0099'])
    expect(missingIn('docs/decisions/0002-two.md', 'As before (0001, 0002), and not as in 0098; mode 0600.')).toEqual([
      'decision 0098',
    ])
  })

  it('should lead to a file, and to a heading in it', () => {
    expect(missingIn('docs/b.md', '[a](a.md#排课-series-1-2) [b](../README.md) [c](https://example.cn/x)')).toEqual([])
    expect(missingIn('docs/b.md', '[a](a.md#third) [b](../gone)')).toEqual(['a.md#third', '../gone'])
  })

  it('should name a file or a folder that is there, in a comment and in the code of a document', () => {
    expect(missingIn('cms/b.ts', '// as works.ts, ./works/works.ts, cms/works (and cms/works/works.ts) do')).toEqual([])
    expect(missingIn('docs/b.md', '`cms/<library>/<library>.ts`, `cms/works/*.ts`, `works.ts`, `cms/.next`')).toEqual(
      [],
    )
    expect(missingIn('cms/b.ts', '// as cms/gone.ts, (gone.tsx) and cms/gone do')).toEqual([
      'cms/gone.ts',
      'gone.tsx',
      'cms/gone',
    ])
    expect(missingIn('docs/b.md', '`npm test -- test/gone.test.ts`, `cms/*/<x>.css`')).toEqual([
      'test/gone.test.ts',
      'cms/*/<x>.css',
    ])
  })

  it('should be to a command of npm that is there, and to files in what is to be typed', () => {
    expect(missingIn('docs/b.md', '```sh\nnpm run dev\nnpm test -- cms/works/works.ts\n```\n')).toEqual([])
    expect(missingIn('docs/b.md', '```sh\nnpm run gone\nnpm test -- test/gone.ts\n```\n')).toEqual([
      'test/gone.ts',
      'gone',
    ])
  })

  it('should not be to an issue: whoever has the repository has none', () => {
    expect(missingIn('cms/b.ts', '/** Kept for six months (issue 6). */')).toEqual(['issue 6'])
  })
})
