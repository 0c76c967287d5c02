import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { writeXlsx } from 'hucre/xlsx'
import type { ReadAnswer, TargetsAnswer } from '../../../cms/features/grassroots/targets/admin/answers.ts'
import { targets } from '../../../cms/features/grassroots/targets/collection.ts'
import { targetsEndpoints } from '../../../cms/features/grassroots/targets/endpoints.ts'
import { mostTargetsIn, tablesOfFile } from '../../../cms/features/grassroots/targets/tablesOfFile.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { cell, docxOf, paragraph, table, words } from '../../support/docxOf.ts'
import { type GrassrootsWorld, grassrootsWorld, type Person } from '../../support/grassrootsWorld.ts'

const tables = JSON.parse(readFileSync('test/support/targetTables.json', 'utf8')) as Record<string, string[][]>
/** The table of 29 units, which states 600 and adds up to 596. */
const fiveDeliveries = tables['fiveDeliveries'] ?? []
/** As a spreadsheet copies it: a cell of several lines stands in quotes. */
const asText = fiveDeliveries
  .map((cells) => cells.map((one) => (one.includes('\n') ? `"${one}"` : one)).join('\t'))
  .join('\r\n')

onEachDatabase(({ create }) => {
  let world: GrassrootsWorld
  let city: string
  let campaign: string
  const editor: Person = { id: 'editor', name: '编辑', role: 'editor' }
  const units = new Map<string, string>()

  beforeAll(async () => {
    world = await grassrootsWorld(create, [targets], targetsEndpoints)
    city = await world.makeUnit('省总工会')
    for (const { name } of mostTargetsIn([fiveDeliveries], false).targets)
      units.set(name, await world.makeUnit(name === '财贸工会' ? '平顶山市财贸工会' : name, city))
  })
  afterAll(async () => world.close())
  beforeEach(async () => {
    campaign = (await world.makeCampaign(city)).campaign
  })

  const read = async (text: string) =>
    world.ask<ReadAnswer>(editor, 'POST', '/grassroots/targets/read', { measure: 'sessions', text })
  const shown = async (as: Person = editor) =>
    (await world.ask<TargetsAnswer>(as, 'GET', '/grassroots/targets/table', { campaign, measure: 'sessions' })).body
  const save = async (revision: number, rows: object[], stated: number | null) =>
    world.ask<TargetsAnswer>(editor, 'POST', '/grassroots/targets/save', {
      ...{ campaign, measure: 'sessions', revision, rows, stated },
    })
  const rowsOf = ({ rows }: ReadAnswer) =>
    rows.map(({ name, number, unit, suggestions }) => ({ name, number, unit: (unit ?? suggestions[0])?.id ?? '' }))

  it('should be taken from the table of 29 units as it was copied: 600 is kept, and so is that it adds up to 596', async () => {
    const { body } = await read(asText)
    expect([body.rows.length, body.stated, body.computed, body.problems]).toEqual([29, 600, 596, []])
    const open = body.rows.filter(({ unit }) => unit === null)
    expect(open.map(({ name, suggestions }) => [name, suggestions[0]?.name])).toEqual([
      ['财贸工会', '平顶山市财贸工会'],
    ])
    expect((await shown()).revision).toBe(0)
    const kept = await save(0, rowsOf(body), body.stated)
    expect(kept.body).toMatchObject({ stated: 600, computed: 596, revision: 1 })
    const { rows, ...rest } = await shown()
    expect([rows.length, rest.stated, rest.computed]).toEqual([29, 600, 596])
    const row = await world.payload.db.findOne<{ stated: number; computed: number; id: string }>({
      ...{ collection: 'targets', where: { campaign: { equals: campaign } } },
    })
    expect([row?.stated, row?.computed]).toEqual([600, 596])
  })

  it('should be read one table at a time for each person, and none that is longer than a breakdown', async () => {
    const both = await Promise.all([read(asText), read(asText)])
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['done', 'own-table-under-way'])
    const many = Array.from({ length: 1900 }, (_, at) => `甲${at}厂工会\t1\t乙${at}厂工会\t1`).join('\n')
    const { body } = await read(many)
    expect([body.rows.length, body.problems.map(({ message }) => message.slice(0, 4))]).toEqual([2000, ['单位太多']])
  })

  it('should show a unit its own row and no sum of others', async () => {
    const { body } = await read(asText)
    await save(0, rowsOf(body), body.stated)
    const unit = units.get('汝州市总工会') ?? ''
    const mine = await shown({ id: 'clerk', name: '汝州', role: 'unit-editor', unit })
    expect(mine).toMatchObject({ stated: null, computed: 60, mayChange: false, units: [] })
    expect(mine.rows.map(({ unitName, number }) => [unitName, number])).toEqual([['汝州市总工会', 60]])
    const leader = await shown({ id: 'leader', name: '市', role: 'unit-editor', unit: city })
    expect([leader.rows.length, leader.computed]).toEqual([29, 596])
  })

  it('should be kept once by two who do it at once, and not over what was kept meanwhile', async () => {
    const [unit = ''] = units.values()
    const of = (number: number) => [{ name: '汝州市总工会', unit, number }]
    const both = await Promise.all([save(0, of(1), null), save(0, of(2), 2)])
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['done', 'targets-changed-meanwhile'])
    expect((await save(0, of(3), null)).code).toBe('targets-changed-meanwhile')
    expect((await save(1, of(4), null)).body).toMatchObject({ computed: 4, stated: null, revision: 2 })
    expect((await save(1, of(5), null)).code).toBe('targets-changed-meanwhile')
  })

  it('should refuse a unit twice, a unit that is none, and what is no number', async () => {
    const [unit = ''] = units.values()
    const row = { name: '汝州市总工会', unit, number: 1 }
    const codes = async (...rows: object[]) => (await save(0, rows, null)).code
    expect(await codes(row, row)).toBe('grassroots-badly-asked')
    expect(await codes({ ...row, unit: 'x' })).toBe('no-such-unit')
    expect(await codes({ ...row, unit: '' })).toBe('grassroots-badly-asked')
    for (const number of [-1, 1.5, 2e9, '1', null])
      expect([number, await codes({ ...row, number })]).toEqual([number, 'grassroots-badly-asked'])
    expect(await codes()).toBe('grassroots-badly-asked')
    for (const odd of [`${campaign},`, 'a,b', 'x', '[]']) {
      const { code } = await world.ask(editor, 'GET', '/grassroots/targets/table', {
        campaign: odd,
        measure: 'sessions',
      })
      expect([odd, code]).toEqual([odd, 'no-such-campaign'])
    }
    expect((await shown()).revision).toBe(0)
  })
})

it('should be read the same from a spreadsheet, a CSV and a document of Word, whatever stands beside it', async () => {
  const sheet = (name: string, rows: string[][]) => ({ name, rows })
  const xlsx = await writeXlsx({ sheets: [sheet('说明', [['填表说明'], ['甲', '1']]), sheet('分解', fiveDeliveries)] })
  const csv = new TextEncoder().encode(
    fiveDeliveries.map((cells) => cells.map((one) => `"${one}"`).join(',')).join('\r\n'),
  )
  const other = table([`${cell('名称')}${cell('数')}`, `${cell('甲')}${cell('1')}`])
  const ours = table(fiveDeliveries.map((cells) => cells.map((one) => cell(one.replace(/\n/g, ''))).join('')))
  const docx = docxOf(`${paragraph(words('附件'))}${other}${paragraph(words('任务分解'))}${ours}`)
  for (const [name, data] of [
    ['a.xlsx', xlsx],
    ['a.csv', csv],
    ['a.docx', docx],
  ] as const) {
    const { targets: found, stated, computed, problems } = mostTargetsIn(await tablesOfFile(name, data), false)
    expect([name, found.length, stated, computed, problems]).toEqual([name, 29, 600, 596, []])
  }
  await expect(tablesOfFile('a.pdf', csv)).rejects.toThrow('这里收 .xlsx、.csv 和 .docx')
})
