import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, login } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, publish } from '../../support/entries.ts'
import { imported, previewed, type ShownBatch, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import { csvOf } from '../../support/oddTables.ts'
import type { TestServer } from '../../support/server.ts'
import { marksOf, problemsOf } from '../../support/shownBatch.ts'
import { zipOf } from '../../support/zipOf.ts'
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

  it('should say of a table that it was brought in before, of namesakes that may be read, and of rows alike', async () => {
    const lines = [
      '标题*,类别*,日期*',
      '年会通知,公告,2026-11-22',
      '年会 通知,公告,2026-11-22',
      '年会通知,公告,2026-11-22',
    ]
    const first = await csv('notices', lines)
    expect(first.preview?.notes).toEqual([])
    expect((first.preview?.rows ?? []).map(marksOf)).toEqual([[], ['与第 2 行同名'], ['与第 2 行内容相同']])
    await imported(chief, first)
    const before = await site.dump()
    const again = await previewed(
      server,
      chief,
      'notices',
      await workbook({ 公告: lines.map((line) => line.split(',')) }),
      {
        name: '改了名的.xlsx',
      },
    )
    // the same table in another format is another file, and its entries have the names of those that are there
    expect(again.preview?.rows.every((row) => marksOf(row)[0]?.startsWith('库里已有同名的 3 条'))).toBe(true)
    const second = await csv('notices', [...lines, ''])
    expect(second.preview?.notes).toEqual([expect.stringMatching(/已经导入过同样内容的表格「表.csv」.*已导入，新建 3/)])
    expect(await site.dump()).toEqual(before)

    const unit = (
      await chief.request<{ doc: { id: string } }>('POST', '/api/units', { name: '甲厂工会', level: 'grass-roots' })
    ).body.doc
    const account = { name: '厂', email: 'chang@gongyun.local', password: 'a-song-for-workers' }
    const made = await chief.request('POST', '/api/users', { ...account, role: 'unit-editor', unit: unit.id })
    expect(made.status).toBe(201)
    const writer = await login(server, account.email, account.password)
    const blind = await previewed(server, writer, 'notices', csvOf(...lines), { name: '表.csv' })
    expect(blind.preview?.notes).toEqual([expect.stringMatching(/^别人已经导入过同样内容的表格。/)])
    expect(JSON.stringify(blind.preview?.rows)).not.toContain('同名的')
  })

  it('should say which amounts of the settings apply to a course that has no price of its own', async () => {
    const prices = [{ type: 'fine-art', list: 8000, subsidy: 6000 }]
    expect((await chief.request('POST', '/api/globals/site', { prices })).status).toBe(200)
    const shown = await csv('courses', [
      '名称*,类别*,类型*,本课价格/每课原价（元）,本课价格/每课工会补贴（元）',
      '扎染,普惠,美术,,',
      '合唱,普惠,音乐,,',
      '剪纸,普惠,美术,100,60',
      '讲座,公益,宣讲讲座,,',
    ])
    expect(problemsOf(shown)).toEqual([])
    const applied = shown.preview?.rows.map(({ changes }) => changes.find(({ header }) => header === '本课价格')?.after)
    expect(applied).toEqual([
      '没有填本课价格，按“网站”里美术的价格：每课原价 80 元，工会补贴 60 元，职工承担 20 元。',
      '没有填本课价格，“网站”里音乐的价格也还没有定：公众页面不写价格。',
      undefined,
      undefined,
    ])
  })

  it('should find namesakes by what is public and by the newest draft, in the words of either', async () => {
    const { id, code } = await createEntry(chief, 'notices', {
      title: '旧名启事',
      kind: 'notice',
      date: '2026-11-22',
      _status: 'published',
    }).then(async ({ id }) => (await chief.request<ImportedNotice>('GET', `/api/notices/${id}?depth=0`)).body)
    const marks = async (title: string): Promise<string[]> =>
      marksOf((await csv('notices', ['标题*,类别*,日期*', `${title},公告,2026-11-22`])).preview?.rows[0])
    const found = [expect.stringContaining(`库里已有同名的 1 条（编号 ${code}）`)]
    expect(await marks('旧名启事')).toEqual(found)
    expect(await marks('新名启事')).toEqual([])
    const renamed = await chief.request('PATCH', `/api/notices/${id}?draft=true&autosave=true`, { title: '新名 启事' })
    expect(renamed.status).toBe(200)
    expect(await marks('旧名启事')).toEqual(found)
    expect(await marks('新名启事')).toEqual(found)
    const trashed = { deletedAt: new Date().toISOString() }
    expect((await chief.request('PATCH', `/api/notices/${id}`, trashed)).status).toBe(200)
    expect(await marks('旧名启事')).toEqual([])
    expect(await marks('新名启事')).toEqual([])
  })

  it('should store the codes and addresses that the preview shows, of every row that has none', async () => {
    const table = csvOf(
      '标题*,日期*,网址名',
      ...Array.from({ length: 30 }, (_, index) => `编号之事 ${index % 7},2026-11-22,`),
    )
    const first = await previewed(server, chief, 'notices', table, { name: '表.csv' })
    const shown = new Map(
      (first.preview?.rows ?? []).map(({ code, title, changes }) => [
        code,
        { title, slug: changes.find(({ header }) => header === '网址名')?.after },
      ]),
    )
    expect(shown.size).toBe(30)
    const again = await previewed(server, chief, 'notices', table, { name: '表.csv' })
    expect(again.preview?.rows.some(({ code }) => shown.has(code))).toBe(false)
    expect(await imported(chief, first)).toMatchObject({ state: 'done', created: 30 })
    const stored = (await notices('where[title][contains]=编号之事')) as (ImportedNotice & { slug: string })[]
    expect(new Map(stored.map(({ code, title, slug }) => [code, { title, slug }]))).toEqual(shown)
  })

  it('should find before the confirmation what a publish refuses', async () => {
    const expired = await csv(
      'notices',
      ['编号,标题*,日期*,下线时间', 'QA-EX3,甲,2026-11-22,', 'QA-EX4,乙,2026-10-01,2026-11-01 08:00'],
      { publish: true },
    )
    expect(problemsOf(expired)).toEqual([expect.stringMatching(/^3 下线时间「2026-11-01 08:00」.*已经过去/)])
    const asDrafts = await csv('notices', ['编号,标题*,日期*,下线时间', 'QA-EX4,乙,2026-10-01,2026-11-01 08:00'])
    expect(await imported(chief, asDrafts)).toMatchObject({ state: 'done' })
    // what was wrong already is published with the rest
    const later = await csv('notices', ['编号,标题*', 'QA-EX4,乙（改）'], { publish: true })
    expect(problemsOf(later)).toEqual([expect.stringMatching(/^2 下线时间.*已经过去/)])
    const wording = { wrong: '职工文化人', right: '职工', level: 'block' }
    expect((await chief.request('POST', '/api/wordings', wording)).status).toBe(201)
    const worded = await csv('notices', ['标题*,日期*', '致职工文化人,2026-11-22'], { publish: true })
    expect(problemsOf(worded)).toEqual([expect.stringContaining('「职工文化人」应写成「职工」')])
  })

  it('should be taken as confirmed whatever the preview lets through', async () => {
    /** Mostly what is right, so that many rows go through. */
    const mostly = (right: string, ...odd: string[]): fc.Arbitrary<string> =>
      fc.oneof({ weight: 5, arbitrary: fc.constant(right) }, { weight: 2, arbitrary: fc.constantFrom(...odd) })
    const family = '👨‍👩‍👧‍👦'
    const texts = mostly(
      '一句话',
      ...['', '\u200b', '=1+1', '甲；乙', '长'.repeat(80), '长'.repeat(400), family.repeat(30), 'a\tb\nc', 'www.x.cn'],
    )
    const titles = mostly(
      '秋之声',
      '长'.repeat(60),
      '长'.repeat(61),
      '\u200b',
      family.repeat(20),
      '致职工文化人',
      '晨曲\n二',
    )
    const moments = mostly(
      '2027-03-01 19:30',
      ...['', '2026-11-22', '2027-01-01 晚上12点', '2020-01-01 08:00', '1900-01-01', '2100-12-31', '明天'],
    )
    const numbers = mostly('2024', '', '1', '-1', '1.5', '99999999')
    const slugs = mostly('', 'ok', 'index', 'a'.repeat(300), '中文', 'page', 'OK-2')
    const long = `${'图'.repeat(120)}.png`
    const tables: Record<string, Record<string, fc.Arbitrary<string>>> = {
      notices: {
        '标题*': titles,
        '类别*': mostly('公告', '动态', '', '告'),
        '日期*': moments,
        摘要: texts,
        正文: texts,
        下线时间: moments,
        网址名: slugs,
      },
      works: {
        '名称*': titles,
        '门类*': mostly('合唱', '声乐', ''),
        创作年份: numbers,
        摘要: texts,
        主图文件名: mostly('', long, '图.png'),
        主图替代文字: texts,
        网址名: slugs,
      },
      performances: {
        '名称*': titles,
        '类别*': mostly('文艺演出', '快闪'),
        '入场方式*': mostly('免费入场', '购票入场', ''),
        '安全责任（不公开）/预计人数': numbers,
        摘要: texts,
        网址名: slugs,
      },
    }
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261e' } })
      .png()
      .toBuffer()
    const pictures = zipOf({ '图.png': picture, [long]: picture })
    let through = 0
    for (const [library, cells] of Object.entries(tables)) {
      for (const publish of [false, true]) {
        // drafts are made, then changed and published
        const rows = fc.sample(fc.record(cells), 40).map((row, index) => [`${library}-${index}`, ...Object.values(row)])
        let kept = rows
        let shown: ShownBatch | undefined
        for (let turn = 0; turn < 5; turn++) {
          const label = { notices: '公告动态', works: '作品库', performances: '演出' }[library] ?? ''
          const file = await workbook({ [label]: [['编号', ...Object.keys(cells)], ...kept] })
          shown = await previewed(server, chief, library, file, { publish, pictures })
          const wrong = new Set(shown.preview?.problems.map(({ row }) => row))
          if (wrong.size === 0) break
          kept = kept.filter((_, index) => !wrong.has(index + 2))
        }
        if (shown === undefined) throw new Error('nothing was previewed')
        expect([library, publish, problemsOf(shown)]).toEqual([library, publish, []])
        const { state, problem } = await imported(chief, shown, publish)
        expect([library, publish, kept.length > 0, state, problem]).toEqual([library, publish, true, 'done', null])
        through += kept.length
      }
    }
    expect(through).toBeGreaterThan(40)
  })

  it('should undo the rest of a batch, leave what somebody changed, and say by title what it left', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `QA-UR${index},撤其余 ${index},公告,2026-11-22`)
    const before = await site.dump()
    const shown = await csv('notices', ['编号,标题*,类别*,日期*', ...lines])
    await imported(chief, shown)
    const docs = await notices('where[code][like]=QA-UR&sort=code')
    const changed = docs.filter(({ title }) => ['撤其余 3', '撤其余 7'].includes(title))
    for (const { id } of changed) await publish(chief, 'notices', id, {})
    const refused = await chief.request<{ errors: { message: string; data: { code: string } }[] }>(
      'POST',
      `/api/import/batches/${shown.batch.id}/undo`,
    )
    expect([refused.status, refused.body.errors[0]?.data.code]).toEqual([409, 'undo-of-changed'])
    expect(refused.body.errors[0]?.message).toMatch(
      /(?=.*「撤其余 3」)(?=.*「撤其余 7」).*其余 10 条没有变过.*只撤销其余的/,
    )
    expect(await notices('where[code][like]=QA-UR')).toHaveLength(12)
    const { state, problem } = await undone(chief, shown.batch, true)
    expect(state).toBe('partly-undone')
    expect(problem).toMatch(/^不能恢复原样的有 2 条：/)
    const left = await notices('where[code][like]=QA-UR')
    expect(left.map(({ title }) => title).sort()).toEqual(['撤其余 3', '撤其余 7'])
    const nothing = await chief.request('POST', `/api/import/batches/${shown.batch.id}/undo`, { rest: true })
    expect([nothing.status, JSON.stringify(nothing.body)]).toEqual([
      409,
      expect.stringContaining('undo-leaves-nothing'),
    ])
    for (const { id } of left) {
      await chief.request('PATCH', `/api/notices/${id}`, { deletedAt: new Date().toISOString() })
      await chief.request('DELETE', `/api/notices/${id}?trash=true`)
    }
    expect((await site.dump())['notices']).toEqual(before['notices'])
  })
})
