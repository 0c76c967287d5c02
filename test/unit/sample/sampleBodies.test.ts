import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../cms/content/sample/body.ts'
import { fileSchemas, sampleCollections } from '../../../cms/features/sample/schema.ts'
import { readContent } from '../../../cms/features/sample/read.ts'
import { problemsOf } from '../../../cms/features/sample/problems.ts'
import { relationsOf } from '../../../cms/features/sample/relations.ts'
import { workbookOf, workbookType } from '../../../cms/features/sample/workbook.ts'
import { checkAttachment } from '../../../cms/content/files/attachments/attachmentFile.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { nodeSchemas } from '../../../cms/documents/richText/nodes.ts'
import { settledRichText } from '../../../cms/documents/richText/settle.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'

const idOf = (collection: string, key: string): string => `${collection}-${key}`

describe('the bodies of the sample content', async () => {
  const content = await readContent('content')
  const bodies = pageCollections.flatMap((collection) =>
    [...content[collection]].map(([key, { body }]) => ({
      file: `${collection}/${key}`,
      root: bodyOf(body, idOf).root,
    })),
  )

  it('should be such as the form would save, with nothing left out', () => {
    for (const { file, root } of bodies) {
      const settled = settledRichText({ root })
      expect([file, 'problem' in settled ? settled.problem : undefined]).toEqual([file, undefined])
      if ('text' in settled) expect(htmlOfRichText({ root: settled.text.root })).toBe(htmlOfRichText({ root }))
    }
  })

  it('should show all that an editor can do', () => {
    const written = JSON.stringify(bodies)
    // a tab is typed, and a line break and an address of another site stand in what is pasted
    const rare = ['root', 'tab', 'linebreak', 'autolink']
    const missing = Object.keys(nodeSchemas).filter(
      (type) => !rare.includes(type) && !written.includes(`"type":"${type}"`),
    )
    expect(missing).toEqual([])
    for (const part of [
      '"relationTo":"media"',
      '"relationTo":"recordings"',
      '"relationTo":"files"',
      '"format":"center"',
      '"format":"right"',
      '"caption":',
    ])
      expect(written).toContain(part)
  })

  it('should bring files that the library of files takes', async () => {
    for (const { name, rows } of content.files.values()) {
      const data = await workbookOf(name, rows)
      const file = { name: `${name}.xlsx`, data, size: data.length, mimetype: workbookType }
      expect(await checkAttachment(file)).toEqual({ name: `${name}.xlsx`, mimetype: workbookType })
    }
  })
})

describe('a body of a content file', () => {
  const notice = { title: '题', kind: 'notice', week: -1, weekday: 1, unit: 'u', summary: '句' }
  const said = (...body: unknown[]): string[] => {
    const data = { ...notice, body }
    const { error } = fileSchemas.notices.safeParse(data)
    return problemsOf('content/notices/a.json', data, fileSchemas.notices, error?.issues ?? [])
  }

  it('should be told what a block may be', () => {
    expect(said('一', { photo: 'a' })).toEqual([
      'content/notices/a.json 的 body[1]：现在是 {"photo":"a"}，应为一段文字（小标题以 "## " 开头，链接写成 [词](works/文件名)），或只有 picture、gallery、recording、file、quote、centred、right、list、table、rule 之一的对象',
    ])
  })

  it('should name each file that it shows or leads to, at its place', () => {
    const body = [
      '见[作品](works/a)和[课](courses/b)。',
      { gallery: ['c', 'd'] },
      { table: [['[队](teams/e)'], ['字']] },
      { file: 'f' },
    ]
    const file = fileSchemas.notices.parse({ ...notice, body })
    expect(relationsOf('notices', file).filter(({ field }) => field.startsWith('body'))).toEqual([
      { field: 'body[0]', to: 'works', key: 'a' },
      { field: 'body[0]', to: 'courses', key: 'b' },
      { field: 'body[1]', to: 'media', key: 'c' },
      { field: 'body[1]', to: 'media', key: 'd' },
      { field: 'body[2]', to: 'teams', key: 'e' },
      { field: 'body[3]', to: 'files', key: 'f' },
    ])
    expect(sampleCollections.indexOf('files')).toBeLessThan(sampleCollections.indexOf('venues'))
  })
})
