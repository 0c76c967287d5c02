import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { checkAttachment } from '../../../cms/content/files/attachments/attachmentFile.ts'
import { isWholeZip } from '../../../cms/content/files/attachments/wholeZip.ts'
import { writeSpreadsheet } from '../../../cms/features/imports/file/spreadsheet.ts'
import { docx } from '../../support/attachments.ts'
import { zipOf } from '../../support/zipOf.ts'

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: unknown) => (error instanceof Refusal ? error.reason.code : String(error)),
  )
const checked = (name: string, data: Buffer, tempFilePath = '') =>
  checkAttachment({ name, data, size: data.length, tempFilePath })

describe('a file that was cut off', () => {
  let folder: string
  let whole: Record<'xlsx' | 'docx' | 'zip', Buffer>
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gongyun-attachment-'))
    const inner = zipOf({ 'a.txt': Buffer.from('a'), 'b.txt': Buffer.from('b') })
    const sheet = { name: '名单', rows: [['姓名'], ['柳知秋']], widths: [10], lists: [], marked: [] }
    whole = {
      xlsx: Buffer.from(await writeSpreadsheet('xlsx', [sheet])),
      docx: docx(),
      // the end of the one inside is no end of the one around it
      zip: zipOf({ '里面.zip': inner, 'c.txt': Buffer.from('c'.repeat(400)) }),
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each(['xlsx', 'docx', 'zip'] as const)('should be refused as %s, wherever it was cut', async (kind) => {
    const data = whole[kind]
    expect(await checked(`名单.${kind}`, data)).toMatchObject({ name: `名单.${kind}` })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: data.length - 1 }), async (length) => {
        const cut = data.subarray(0, length)
        expect(await isWholeZip(cut)).toBe(false)
        expect(await codeOf(checked(`名单.${kind}`, cut))).toMatch(/^attachment-(damaged|of-another-kind)$/)
      }),
    )
    // most of it is there, and looks like it
    expect(await codeOf(checked(`名单.${kind}`, data.subarray(0, -1)))).toBe('attachment-damaged')
  })

  it('should be refused where a piece is missing in the middle', async () => {
    const { zip } = whole
    for (const missing of [10, 100]) {
      const holed = Buffer.concat([zip.subarray(0, 60), zip.subarray(60 + missing)])
      expect(await codeOf(checked('a.zip', holed))).toBe('attachment-damaged')
    }
  })

  it('should be seen on the disk as in memory', async () => {
    const file = path.join(folder, 'upload')
    const look = async (data: Buffer) => {
      await writeFile(file, data)
      return codeOf(checkAttachment({ name: 'a.xlsx', data: Buffer.alloc(0), size: data.length, tempFilePath: file }))
    }
    expect(await look(whole.xlsx)).toBe('')
    expect(await look(whole.xlsx.subarray(0, -30))).toBe('attachment-damaged')
    await expect(isWholeZip(path.join(folder, 'none'))).rejects.toThrow('ENOENT')
  })
})

it('should never become a zip where it is called a document', async () => {
  const plain = zipOf({ 'OFD.xml': Buffer.from('<ofd:OFD/>') })
  for (const name of ['公文.ofd', '公文.docx', '公文.PDF']) {
    const error: unknown = await checked(name, plain).catch((refused: unknown) => refused)
    expect(error).toMatchObject({ reason: { code: 'attachment-of-another-kind' } })
    expect(String(error)).toMatch(/内容却只是压缩包/)
  }
  for (const name of ['材料.zip', '材料', '材料 2026.11', '材料.rar'])
    expect(await checked(name, plain)).toMatchObject({ name: expect.stringMatching(/\.zip$/) })
  expect(await checked('名单.doc', docx())).toMatchObject({ name: '名单.docx' })
})

it('should be taken with names that Windows wrote, with a comment, and with nothing in it', async () => {
  const gbk = zipOf({ x: Buffer.from('x') }, () => Buffer.from([0xb2, 0xc4, 0xc1, 0xcf]))
  const commented = Buffer.concat([gbk.subarray(0, -2), Buffer.from([3, 0]), Buffer.from('abc')])
  for (const data of [gbk, commented]) expect(await isWholeZip(data)).toBe(true)
  expect(await isWholeZip(zipOf({}))).toBe(true)
})
