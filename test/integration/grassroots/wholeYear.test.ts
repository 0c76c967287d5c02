import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deliveries } from '../../../cms/features/grassroots/deliveries/collection.ts'
import { addDelivery, changeDelivery } from '../../../cms/features/grassroots/deliveries/store.ts'
import { sumsOfUnit } from '../../../cms/features/grassroots/deliveries/sumsOfUnit.ts'
import type { ReturnAnswer, RollUpAnswer } from '../../../cms/features/grassroots/returns/admin/answers.ts'
import { returns } from '../../../cms/features/grassroots/returns/collection.ts'
import { returnsEndpoints } from '../../../cms/features/grassroots/returns/endpoints.ts'
import { paperEndpoints } from '../../../cms/features/grassroots/returns/paperEndpoints.ts'
import type { ReadAnswer, TargetsAnswer } from '../../../cms/features/grassroots/targets/admin/answers.ts'
import { targets } from '../../../cms/features/grassroots/targets/collection.ts'
import { targetsEndpoints } from '../../../cms/features/grassroots/targets/endpoints.ts'
import { mostTargetsIn } from '../../../cms/features/grassroots/targets/tablesOfFile.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { type GrassrootsWorld, grassrootsWorld, type Person } from '../../support/grassrootsWorld.ts'

const tables = JSON.parse(readFileSync('test/support/targetTables.json', 'utf8')) as Record<string, string[][]>
const kinds = ['performance', 'film', 'calligraphy', 'training', 'lecture'] as const
const editor: Person = { id: 'editor', name: '编辑', role: 'editor' }
const nobody = async () => undefined

/** The annexes of both cities: the table, the form, and what the table says and adds up to. */
const annexes = [
  ['fiveDeliveries', 'byLevel', 29, 600, 596],
  ['breakdown', 'byChannel', 16, 620, 620],
] as const

onEachDatabase(({ create }) => {
  let world: GrassrootsWorld
  beforeEach(async () => {
    const endpoints = [...targetsEndpoints, ...returnsEndpoints(sumsOfUnit), ...paperEndpoints(sumsOfUnit)]
    world = await grassrootsWorld(create, [targets, deliveries, returns], endpoints)
  })
  afterEach(async () => world.close())

  it.each(annexes)(
    'should take %s through its year, right to the last person',
    async (table, form, count, stated, computed) => {
      const { payload } = world
      const rows = tables[table] ?? []
      const top = await world.makeUnit(`${table}省总工会`)
      for (const { name } of mostTargetsIn([rows], false).targets) await world.makeUnit(name, top)
      const period = await world.makeCampaign(top, { template: form, kinds })

      const text = rows.map((cells) => cells.map((one) => one.replace('\n', '')).join('\t')).join('\n')
      const { body: read } = await world.ask<ReadAnswer>(editor, 'POST', '/grassroots/targets/read', {
        measure: 'sessions',
        text,
      })
      expect([read.rows.length, read.stated, read.computed, read.problems]).toEqual([count, stated, computed, []])
      const broken = read.rows.map(({ name, number, unit }) => ({ name, number, unit: unit?.id ?? '' }))
      const save = { campaign: period.campaign, measure: 'sessions', revision: 0, stated: read.stated, rows: broken }
      expect((await world.ask<TargetsAnswer>(editor, 'POST', '/grassroots/targets/save', save)).body).toMatchObject({
        stated,
        computed,
      })

      const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10)
      const any = fc.record({
        kind: fc.constantFrom(...kinds),
        level: fc.constantFrom('county', 'district', 'grass-roots'),
        channel: fc.constantFrom('online', 'offline'),
        people: fc.integer({ min: 1, max: 9999 }),
      })
      /** What it comes to, as a plain sum beside the database. */
      const expected = new Map<string, Record<string, number>>()
      const countIn = (unit: string, one: { kind: string; level: string; channel: string; people: number }) => {
        const of = expected.get(unit) ?? {}
        const part = form === 'byLevel' ? one.level : one.channel
        const add = (key: string, number: number) => (of[key] = (of[key] ?? 0) + number)
        add(`${one.kind}/sessions/${part}`, 1)
        add(`${one.kind}/participants/${part}`, one.people)
        expected.set(unit, of)
      }
      for (const [at, { unit }] of broken.entries())
        for (const [index, one] of fc.sample(any, { numRuns: 6, seed: at + 1 }).entries()) {
          const facts = { ...one, day, place: `第 ${index} 站`, mediaLinks: [], photos: [], provider: '', note: '' }
          const sent = { key: randomUUID(), campaign: period.campaign, ownerUnit: unit, isSure: true, facts } as const
          const taken = await addDelivery(payload, sent, { by: 'c', at: new Date().toISOString() }, nobody)
          if (!('row' in taken)) throw new Error('it is taken')
          const by = { by: 'c', at: new Date().toISOString(), reason: '核对' }
          if (index === 0) await changeDelivery(payload, taken.row.id, 'withdraw', by, nobody)
          else if (index === 1) {
            const step = { before: { people: one.people }, after: { people: 7 } }
            await changeDelivery(payload, taken.row.id, step, by, nobody)
            countIn(unit, { ...one, people: 7 })
          } else countIn(unit, one)
        }

      const of = (unit: string) => ({ ...period, unit })
      const clerk = (unit: string): Person => ({ id: unit, name: '经办', role: 'unit-editor', unit })
      const formOf = async (unit: string) =>
        (await world.ask<ReturnAnswer>(editor, 'GET', '/grassroots/returns/form', of(unit))).body
      const step = async (as: Person, unit: string, name: string, comment = '') => {
        const { revision } = await formOf(unit)
        const sent = { ...of(unit), step: name, revision, comment }
        const { status, message } = await world.ask(as, 'POST', '/grassroots/returns/step', sent)
        expect([name, status, message]).toEqual([name, 200, ''])
      }
      for (const [at, { unit }] of broken.entries()) {
        const { values } = await formOf(unit)
        expect(values).toEqual(expected.get(unit))
        const saved = { ...of(unit), revision: 0, values }
        expect((await world.ask(clerk(unit), 'POST', '/grassroots/returns/save', saved)).status).toBe(200)
        await step(clerk(unit), unit, 'submit')
        if (at === 0) {
          await step(clerk(top), unit, 'return', '请核对')
          await step(clerk(unit), unit, 'submit')
        }
        await step(clerk(top), unit, 'approve')
        if (at === 1) {
          await step(clerk(top), unit, 'reopen', '漏报')
          await step(clerk(unit), unit, 'submit')
          await step(clerk(top), unit, 'approve')
        }
        await step(clerk(top), unit, 'lock')
      }
      const sum: Record<string, number> = {}
      for (const values of expected.values())
        for (const [key, number] of Object.entries(values)) sum[key] = (sum[key] ?? 0) + number
      const { body } = await world.ask<RollUpAnswer>(editor, 'GET', '/grassroots/returns/roll-up', period)
      expect(body.rows[0]).toMatchObject({ unit: top, values: sum, reported: count, target: computed })
      const book = xlsx.read((await world.file(editor, '/grassroots/returns/papers', period)).bytes)
      const cells = xlsx.utils.sheet_to_json<unknown[]>(book.Sheets['汇总'] ?? {}, { header: 1 }).flat()
      expect(cells).toEqual(expect.arrayContaining(Object.values(sum)))
    },
  )
})
