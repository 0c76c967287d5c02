import { afterAll, beforeAll, expect, it } from 'vitest'
import { storedForm } from '../../../cms/content/campaigns/form.ts'
import { templateNames } from '../../../cms/content/campaigns/templates.ts'
import type { Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { makeCampaign } from '../../support/grassrootsSite.ts'
import { exportOf, imported, previewed, type ShownBatch, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import { deliveryData } from '../../support/roles/deliveries.ts'

interface Campaign {
  id: string
  code: string
  title: string
  kinds: string[]
}

const year = new Date().getFullYear()
const deliveries = '/api/grassroots/deliveries'
const common = { 年份: String(year), 牵头工会: '市总工会', 送什么: '送讲座', 摘要: '到一线去。' }

onEachDatabase((database) => {
  let site: ImportSite
  let chief: Api
  let unit: string
  let headers: Map<string, string>

  beforeAll(async () => {
    site = await startImportSite(database)
    ;({ chief } = site)
    const made = await chief.request<{ doc: { id: string } }>('POST', '/api/units', { name: '市总工会', level: 'city' })
    unit = made.body.doc.id
    await makeCampaign(chief, unit)
    const [sheet] = (await exportOf(site.server, chief, 'campaigns')).sheets
    const names = sheet?.rows.flatMap((row) => row.map(String)) ?? []
    headers = new Map(
      ['编号', '名称', '年份', '牵头工会', '送什么', '摘要', '照哪张表'].map((part) => [
        part,
        names.find((name) => name.includes(part)) ?? '',
      ]),
    )
  })
  afterAll(() => site.stop())

  const bring = async (...rows: Record<string, string>[]): Promise<ShownBatch['batch']> => {
    const parts = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const table = [
      parts.map((part) => headers.get(part) ?? ''),
      ...rows.map((row) => parts.map((part) => row[part] ?? '')),
    ]
    const shown = await previewed(site.server, chief, 'campaigns', await workbook({ 专项: table }), { publish: true })
    const batch = await imported(chief, shown, true)
    expect(batch).toMatchObject({ state: 'done', errors: 0 })
    return batch
  }
  const campaigns = async (): Promise<Campaign[]> =>
    (await chief.request<{ docs: Campaign[] }>('GET', '/api/campaigns?limit=100&depth=0')).body.docs
  const named = async (title: string): Promise<Campaign | undefined> =>
    (await campaigns()).find((one) => one.title === title)
  const refusal = async ({ id }: { id: string }): Promise<[number, string]> => {
    const { status, body } = await chief.request<{ errors?: [{ message: string }] }>(
      'POST',
      `/api/import/batches/${id}/undo`,
    )
    return [status, body.errors?.[0].message ?? '']
  }
  const record = async (campaign: string): Promise<void> => {
    const sent = { deliveries: [deliveryData(campaign, unit, { kind: 'lecture', day: `${year}-01-02` })] }
    const { status, body } = await chief.request('POST', deliveries, sent)
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('"taken"')])
  }

  it('should fill in the form of a new campaign of which a table says only like which one it is', async () => {
    for (const [template, word] of Object.entries(templateNames)) {
      const title = `照着${word}填的`
      await bring({ ...common, 名称: title, 送什么: '送文艺、送电影', 照哪张表: word })
      const { form, formMeasures } = storedForm(template as keyof typeof templateNames)
      const made = await named(title)
      expect(made).toMatchObject({ form, formMeasures })
    }
  })

  it('should leave what an import made once something is recorded or broken down of it, say so, and take the rest', async () => {
    const titles = ['记过的', '分解过的', '没人用的']
    const batch = await bring(...titles.map((title) => ({ ...common, 名称: title })))
    const [recorded, brokenDown] = await Promise.all(titles.map(named))
    await record(recorded?.id ?? '')
    const target = await chief.request('POST', '/api/grassroots/targets/save', {
      ...{ campaign: brokenDown?.id, measure: 'sessions', revision: 0, stated: 5 },
      rows: [{ name: '市总工会', unit, number: 5 }],
    })
    expect([target.status, target.body]).toEqual([200, expect.anything()])
    const [status, message] = await refusal(batch)
    expect(status).toBe(409)
    expect(message).toContain('「记过的」（已经有场次记录）')
    expect(message).toContain('「分解过的」（已经有任务分解）')
    expect(message).toContain('其余 1 条没有变过')
    expect(await undone(chief, batch, true)).toMatchObject({ state: 'partly-undone' })
    expect(await Promise.all(titles.map(async (title) => (await named(title)) !== undefined))).toEqual([
      true,
      true,
      false,
    ])
    // what was recorded is still found by it
    const list = await chief.request<{ total: number }>('GET', `${deliveries}?campaign=${recorded?.id}`)
    expect(list.body.total).toBe(1)
  })

  it('should leave the form by which a unit has begun to report, and put back the campaign of which there are only records', async () => {
    const made = await Promise.all(['报过的', '只记过的'].map((title) => makeCampaign(chief, unit, { title })))
    const [reported, recorded] = await Promise.all(['报过的', '只记过的'].map(named))
    const row = (of: Campaign | undefined) => ({ 编号: of?.code ?? '', 送什么: '送文艺、送电影、送讲座' })
    const batch = await bring(row(reported), row(recorded))
    expect((await named('报过的'))?.kinds).toContain('lecture')
    await record(recorded?.id ?? '')
    const saved = await chief.request('POST', '/api/grassroots/returns/save', {
      ...{ campaign: made[0]?.id, period: made[0]?.period, unit, revision: 0 },
      values: { 'lecture/sessions/online': 7 },
    })
    expect([saved.status, saved.body]).toEqual([200, expect.anything()])
    expect((await refusal(batch))[1]).toContain('「报过的」（已经有统计表）')
    expect(await undone(chief, batch, true)).toMatchObject({ state: 'partly-undone' })
    expect((await named('报过的'))?.kinds).toContain('lecture')
    expect((await named('只记过的'))?.kinds).not.toContain('lecture')
  })
})
