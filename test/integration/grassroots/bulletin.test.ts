import * as xlsx from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bulletinEndpoints } from '../../../cms/features/grassroots/bulletin/endpoints.ts'
import type { DeliverySums } from '../../../cms/features/grassroots/deliveries/sums.ts'
import { returns } from '../../../cms/features/grassroots/returns/collection.ts'
import { targets } from '../../../cms/features/grassroots/targets/collection.ts'
import { targetsEndpoints } from '../../../cms/features/grassroots/targets/endpoints.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { type GrassrootsWorld, grassrootsWorld, type Person } from '../../support/grassrootsWorld.ts'

const editor: Person = { id: 'editor', name: '编辑', role: 'editor' }

onEachDatabase(({ create }) => {
  let world: GrassrootsWorld
  let asked: { campaign: string; measure: string }
  const units: string[] = []
  const delivered: DeliverySums[] = []
  const clerk = (): Person => ({ id: 'clerk', name: '经办', role: 'unit-editor', unit: units[2] ?? '' })

  beforeAll(async () => {
    const endpoints = [...targetsEndpoints, ...bulletinEndpoints(async () => delivered)]
    world = await grassrootsWorld(create, [targets, returns], endpoints)
    const city = await world.makeUnit('市总工会')
    const county = await world.makeUnit('一县总工会', city)
    units.push(city, county, await world.makeUnit('二县总工会', city), await world.makeUnit('一县一小工会', county))
    asked = { campaign: (await world.makeCampaign(city)).campaign, measure: 'sessions' }
  })
  afterAll(async () => world.close())

  const sheet = async (as: Person) => {
    const { bytes, name } = await world.file(as, '/grassroots/bulletin', { ...asked, format: 'xlsx' })
    const rows = xlsx.utils.sheet_to_json<(string | number)[]>(xlsx.read(bytes).Sheets['统计表'] ?? {}, { header: 1 })
    return { name, rows: rows.map((row) => row.map(String)) }
  }

  it('should be refused as long as nothing is broken down', async () => {
    expect(await world.ask(editor, 'GET', '/grassroots/bulletin/chart', asked)).toMatchObject({
      ...{ status: 404, code: 'nothing-broken-down' },
    })
  })

  it('should say who is how far, with what is below each, and the difference of the table’s own sum', async () => {
    const rows = [
      { name: '一县', unit: units[1], number: 60 },
      { name: '二县', unit: units[2], number: 50 },
    ]
    const kept = { ...asked, revision: 0, stated: 114, rows }
    expect((await world.ask(editor, 'POST', '/grassroots/targets/save', kept)).status).toBe(200)
    const sum = { kind: 'film', level: 'county', channel: 'offline', people: 100, mediaReports: 0 } as const
    delivered.push({ ...sum, unit: units[3] ?? '', sessions: 45 }, { ...sum, unit: units[2] ?? '', sessions: 50 })
    const { name, rows: shown } = await sheet(editor)
    expect(name).toMatch(/^文化活动进基层-完成情况通报-\d{4}年\d+月\d+日\.xlsx$/)
    expect(shown.filter((row) => /总工会|总计/.test(row[1] ?? '')).map((row) => row.slice(0, 5))).toEqual([
      ['1', '二县总工会', '50', '50', '100.0%'],
      ['2', '一县总工会', '60', '45', '75.0%'],
      ['', '总计', '110', '95', '86.3%'],
    ])
    expect(shown.flat().some((text) => text.includes('分解表上写 114，各单位加起来 110，相差 4'))).toBe(true)
  })

  it('should tell a unit that has no target of its own so, and not that nothing is broken down', async () => {
    const school: Person = { id: 'school', name: '经办', role: 'unit-editor', unit: units[3] ?? '' }
    const { status, code, message } = await world.ask(school, 'GET', '/grassroots/bulletin/chart', asked)
    expect([status, code]).toEqual([404, 'no-target-within-reach'])
    expect(message).toBe(
      '这个专项的任务分解里没有您单位和下级单位的任务，看不出完成多少。应该有的，请联系牵头的工会补上。',
    )
  })

  it('should show a clerk the own unit, with its place among all', async () => {
    const { rows } = await sheet(clerk())
    const text = rows.flat().join(' ')
    expect(text).toContain('二县总工会')
    expect(text).not.toMatch(/一县|114/)
    const svg = new TextDecoder().decode((await world.file(clerk(), '/grassroots/bulletin/chart', asked)).bytes)
    expect([svg.includes('二县总工会'), svg.includes('一县')]).toEqual([true, false])
  })
})
