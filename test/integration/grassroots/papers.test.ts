import * as xlsx from '@e965/xlsx'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { returns } from '../../../cms/features/grassroots/returns/collection.ts'
import { returnsEndpoints } from '../../../cms/features/grassroots/returns/endpoints.ts'
import { paperEndpoints } from '../../../cms/features/grassroots/returns/paperEndpoints.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { type GrassrootsWorld, grassrootsWorld, type Person } from '../../support/grassrootsWorld.ts'

const values = { 'performance/sessions/offline': 3, 'performance/participants/offline': 800 }

onEachDatabase(({ create }) => {
  let world: GrassrootsWorld
  let asked: { campaign: string; period: string }
  let schools: string[]
  let city: string
  const editor: Person = { id: 'editor', name: '编辑', role: 'editor' }
  const clerk = (index: number): Person => ({
    id: `c${index}`,
    name: '经办',
    role: 'unit-editor',
    unit: schools[index] ?? '',
  })

  beforeAll(async () => {
    const none = async () => []
    world = await grassrootsWorld(create, [returns], [...returnsEndpoints(none), ...paperEndpoints(none)])
    city = await world.makeUnit('市总工会')
    schools = [await world.makeUnit('一小工会', city), await world.makeUnit('二小/分校工会', city)]
    asked = await world.makeCampaign(city)
    for (const [index, unit] of schools.entries()) {
      const of = { ...asked, unit }
      await world.ask(clerk(index), 'POST', '/grassroots/returns/save', { ...of, revision: 0, values })
      const sent = await world.ask(clerk(index), 'POST', '/grassroots/returns/step', {
        ...of,
        revision: 1,
        step: 'submit',
      })
      expect([sent.status, sent.message]).toEqual([200, ''])
    }
  })
  afterAll(async () => world.close())

  const file = (as: Person, path: string, more: object = {}) =>
    world.file(as, `/grassroots/returns/${path}`, { ...asked, ...more })

  it('should give one form as a workbook, a Word file and a PDF, with its numbers and whose it is', async () => {
    const of = { unit: schools[0] }
    const book = xlsx.read((await file(editor, 'paper', { ...of, format: 'xlsx' })).bytes)
    const cells = xlsx.utils.sheet_to_json<(string | number)[]>(book.Sheets['统计表'] ?? {}, { header: 1 }).flat()
    expect(cells).toEqual(expect.arrayContaining([3, 800, '场次', '参加人数']))
    expect(cells.some((text) => String(text).includes('填报单位（盖章）：一小工会'))).toBe(true)
    const word = await file(editor, 'paper', { ...of, format: 'docx' })
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(word.bytes) })
    expect(value).toMatch(/800/)
    expect(word.name).toMatch(/一小工会.*\.docx$/)
    const pdf = await file(editor, 'paper', { ...of, format: 'pdf' })
    expect(Buffer.from(pdf.bytes).toString('latin1')).toMatch(/^%PDF/)
  })

  it('should give all that was handed in as one workbook whose sum is that of its sheets', async () => {
    const { bytes } = await file(editor, 'papers')
    const book = xlsx.read(bytes)
    expect(book.SheetNames).toEqual(['汇总', '一小工会', '二小 分校工会'])
    const numbers = (name: string): number[] =>
      xlsx.utils
        .sheet_to_json<(string | number)[]>(book.Sheets[name] ?? {}, { header: 1 })
        .flat()
        .filter((cell) => typeof cell === 'number')
    const [sum, one, other] = book.SheetNames.map(numbers)
    expect(sum).toEqual(one?.map((number, index) => number + (other?.[index] ?? 0)))
    expect(sum).toContain(1600)
  })

  it('should show a clerk no other unit, and refuse what it does not make', async () => {
    const other = await world.ask(clerk(0), 'GET', '/grassroots/returns/paper', {
      ...{ ...asked, unit: schools[1], format: 'xlsx' },
    })
    expect([other.status, other.code]).toEqual([403, 'not-for-your-unit'])
    expect(xlsx.read((await file(clerk(0), 'papers')).bytes).SheetNames).toEqual(['汇总', '一小工会'])
    const odd = await world.ask(editor, 'GET', '/grassroots/returns/paper', {
      ...asked,
      unit: schools[0],
      format: 'doc',
    })
    expect([odd.status, odd.message]).toEqual([400, '表可以下载成 xlsx、docx 或 pdf，请选一种。'])
  })
})
