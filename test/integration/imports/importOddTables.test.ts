import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { imported, previewed, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import { colouredToTheEnd, oddWorkbook } from '../../support/oddTables.ts'
import type { TestServer } from '../../support/server.ts'
import { marksOf, problemsOf, valuesOf } from '../../support/shownBatch.ts'
import { type ImportedNotice, importedNotices, previewedLines } from '../../support/typedTables.ts'

onEachDatabase((database) => {
  let site: ImportSite
  let server: TestServer
  let chief: Api
  const use = (started: ImportSite): void => {
    site = started
    ;({ server, chief } = started)
  }

  beforeAll(async () => use(await startImportSite(database)))
  afterAll(() => site.stop())

  const csv = (library: string, lines: string[], options?: { publish?: boolean }) =>
    previewedLines(server, chief, library, lines, options)
  const notices = (query: string) => importedNotices(chief, query)

  it('should show each moment as it understood it and store that', async () => {
    const shown = await previewed(
      server,
      chief,
      'performances',
      await workbook({
        演出: [
          ['编号', '名称*', '类别*', '入场方式*'],
          ['QA-MID', '跨年音乐会', '文艺演出', '免费入场'],
        ],
        场次: [
          ['编号', '开始*'],
          ['QA-MID', '2026年12月31日 晚上12点'],
          ['QA-MID', '2026年12月31日 晚上12点半'],
          ['QA-MID', '2026年12月31日 晚上1点'],
          ['QA-MID', '2026-12-31 24:00'],
          ['QA-MID', '2026年12月31日 凌晨12点半'],
        ],
      }),
    )
    const [row] = shown.preview?.rows ?? []
    expect(Object.values(valuesOf(row)).filter((text) => text.startsWith('开始'))).toEqual([
      '开始：2027-01-01 00:00（周五）',
      '开始：2027-01-01 00:30（周五）',
      '开始：2027-01-01 01:00（周五）',
      '开始：2027-01-01 00:00（周五）',
      '开始：2026-12-31 00:30（周四）',
    ])
    expect(await imported(chief, shown)).toMatchObject({ state: 'done' })
    const { body } = await chief.request<{ docs: { showings: { start: string }[] }[] }>(
      'GET',
      '/api/performances?draft=true&where[code][equals]=QA-MID',
    )
    expect(body.docs[0]?.showings.map(({ start }) => start)).toEqual([
      '2026-12-31T16:00:00.000Z',
      '2026-12-31T16:30:00.000Z',
      '2026-12-31T17:00:00.000Z',
      '2026-12-31T16:00:00.000Z',
      '2026-12-30T16:30:00.000Z',
    ])
  })

  it('should refuse numbers as dates, open quotes, and cells under no header, and change nothing', async () => {
    const before = await site.dump()
    const numbers = await previewed(
      server,
      chief,
      'notices',
      await oddWorkbook('公告动态', [
        ['编号', '标题*', '类别*', '日期*'],
        ['QA-ND0', '甲', '公告', 11.22],
        ['QA-ND1', '乙', '公告', 2026],
        ['QA-ND2', '丙', '公告', 2026.11],
      ]),
    )
    expect(problemsOf(numbers)).toEqual(
      [11.22, 2026, 2026.11].map((number, index) =>
        expect.stringMatching(new RegExp(`^${index + 2} 日期「${number}」${number} 是数字，不是日期.*例如 2026-11-22`)),
      ),
    )
    const open = csv('notices', [
      '编号,标题*,类别*,日期*',
      ',"没有收尾的引号,公告,2026-11-22',
      ',第二条,公告,2026-11-22',
    ])
    await expect(open).rejects.toThrow('第 2 行的引号没有收尾')
    const ragged = await csv('notices', [
      '编号,标题*,类别*,日期*',
      ',缺列的通知,公告',
      ',多列的通知,公告,2026-11-22,多,出,来',
    ])
    expect(problemsOf(ragged)).toEqual([expect.stringMatching(/^3 第 5 列「多」这一格上面没有列名/)])
    const shifted = await csv('notices', ['编号,标题*,类别*,日期*', ',缺列的通知,公告'])
    expect(marksOf(shifted.preview?.rows[0])).toEqual([
      expect.stringContaining('这一行比列名少 1 格'),
      '日期：表里没有填，按默认值保存',
    ])
    expect(valuesOf(shifted.preview?.rows[0])['日期']).toMatch(/^\d{4}-\d\d-\d\d（周.）$/)
    expect(await site.dump()).toEqual(before)
  })

  it('should take a merged value for every row, a padded number as shown, and no row from a coloured column', async () => {
    const file = await oddWorkbook(
      '公告动态',
      [
        ['编号', '标题*', '类别*', '日期*'],
        ['QA-MP1', '合并甲', '动态', '2026-10-01'],
        ['QA-MP2', '合并乙', null, null],
        ['QA-MP3', 12, null, null],
      ],
      {
        merges: [
          [1, 2, 3, 2],
          [1, 3, 3, 3],
        ],
        formats: { '3,1': '00000' },
      },
    )
    const shown = await previewed(server, chief, 'notices', file, { publish: true })
    expect(shown.batch).toMatchObject({ created: 3, errors: 0 })
    const rows = shown.preview?.rows ?? []
    expect(rows.map((row) => [valuesOf(row)['类别'], valuesOf(row)['日期']])).toEqual(
      rows.map(() => ['动态', '2026-10-01（周四）']),
    )
    expect(rows.map((row) => marksOf(row).filter((mark) => mark.includes('合并')).length)).toEqual([0, 2, 2])
    expect(shown.preview?.marked).toBe(2)
    expect(await imported(chief, shown, true)).toMatchObject({ state: 'done' })
    const docs = await notices('where[code][like]=QA-MP&sort=code')
    expect(docs.map(({ title, kind, date }) => [title, kind, date.slice(0, 10)])).toEqual([
      ['合并甲', 'news', '2026-10-01'],
      ['合并乙', 'news', '2026-10-01'],
      ['00012', 'news', '2026-10-01'],
    ])
    const coloured = colouredToTheEnd('文艺团队', [
      ['名称*', '类别*'],
      ['职工|合唱团', '合唱团'],
    ])
    const team = await previewed(server, chief, 'teams', coloured)
    expect(team.preview?.problems).toEqual([])
    expect(valuesOf(team.preview?.rows[0])['名称']).toBe('职工|合唱团')
  })

  it('should know an entry by its code in any case and width, and with what nobody sees', async () => {
    const { code } = (
      await chief.request<ImportedNotice>(
        'GET',
        `/api/notices/${(await createEntry(chief, 'notices', { title: '露天电影', date: '2026-11-22' })).id}`,
      )
    ).body
    const wide = [...code].map((one) => (one === '-' ? '－' : String.fromCharCode(one.charCodeAt(0) + 0xfee0))).join('')
    for (const [index, form] of [wide, code.toLowerCase(), `\u200b${code}\u00a0`].entries()) {
      const shown = await csv('notices', ['编号,标题*', `${form},下个月露天电影 ${index}`])
      expect(shown.batch).toMatchObject({ created: 0, updated: 1 })
      expect(await imported(chief, shown)).toMatchObject({ state: 'done' })
    }
    expect(await notices(`where[code][equals]=${code}`)).toMatchObject([{ title: '下个月露天电影 2' }])
    const twice = await csv('notices', ['编号,标题*', 'qa-x1,甲', 'ＱＡ-X1,乙'])
    expect(problemsOf(twice)).toEqual([expect.stringContaining('与第 2 行的编号相同')])
  })
})
