import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import type { Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { updateEntry } from '../../support/entries.ts'
import { textOf } from '../../../cms/features/imports/cells/cell.ts'
import { exportOf, imported, previewed, type ShownBatch, undone, workbook } from '../../support/importing.ts'
import { type ImportSite, startImportSite } from '../../support/importSite.ts'
import type { TestServer } from '../../support/server.ts'
import { addressOf, ask, formOf, openActivity, phoneOf, untilOffered } from '../../support/signUps.ts'

/** How many entries are undone while people sign up for them. */
const many = 12

type Activity = { id: string; code: string; title: string; signUpHere?: { isOn?: boolean } }
type Dated = Bookable & { occasion: string }

onEachDatabase((database) => {
  let site: ImportSite
  let server: TestServer
  let chief: Api
  let headers: Map<string, string>
  let people = 0

  beforeAll(async () => {
    site = await startImportSite(database)
    ;({ server, chief } = site)
    await openActivity(chief, { seats: 5 })
    const [sheet] = (await exportOf(server, chief, 'activities')).sheets
    const names = sheet?.rows.flatMap((row) => row.map(String)) ?? []
    const headerOf = (part: string): [string, string] => [part, names.find((name) => name.includes(part)) ?? '']
    headers = new Map(['开通在线报名', '名额（人）'].map(headerOf))
  })
  afterAll(() => site.stop())

  const activity = async (id: string): Promise<Activity> =>
    (await chief.request<Activity>('GET', `/api/activities/${id}?depth=0`)).body
  /** Some activities that an import alone has opened for sign-up. */
  const openedByImport = async (some: number): Promise<{ batch: ShownBatch['batch']; of: Dated[] }> => {
    const of = await Promise.all(Array.from({ length: some }, () => openActivity(chief, { isOn: false, seats: 9 })))
    const codes = await Promise.all(of.map(async ({ entry }) => (await activity(entry)).code))
    const rows = [['编号', ...headers.values()], ...codes.map((code) => [code, '是', '7'])]
    const shown = await previewed(server, chief, 'activities', await workbook({ 活动: rows }), { publish: true })
    const batch = await imported(chief, shown, true)
    expect(batch).toMatchObject({ state: 'done', updated: some })
    for (const one of of) await untilOffered(server.url, one)
    return { batch, of }
  }
  const signUp = async (bookable: Bookable) => {
    const number = ++people
    const { status, body } = await ask(server.url, 'registrations', formOf(bookable, number), addressOf(number))
    return { status, claim: { code: body.code, phone: phoneOf(number) } }
  }
  const undo = (id: string, body?: object) =>
    chief.request<{ errors?: { message: string }[] }>('POST', `/api/import/batches/${id}/undo`, body)
  const ended = async (id: string): Promise<ShownBatch['batch']> => {
    const now = async () => (await chief.request<ShownBatch>('GET', `/api/import/batches/${id}`)).body.batch
    await vi.waitUntil(async () => (await now()).state !== 'undoing', { timeout: 120_000, interval: 50 })
    return now()
  }

  it('should leave open what people have signed up for since an import opened it, say so, and undo the rest', async () => {
    const { batch, of } = await openedByImport(3)
    const [first, ...others] = of
    if (first === undefined) throw new Error('no activity')
    const { status, claim } = await signUp(first)
    expect(status).toBe(201)
    const refused = await undo(batch.id)
    expect(refused.status).toBe(409)
    expect(refused.body.errors?.[0]?.message).toContain('还有 1 个报名等着参加')
    expect(refused.body.errors?.[0]?.message).toContain('其余 2 条没有变过')
    expect((await activity(first.entry)).signUpHere?.isOn).toBe(true)
    expect((await undo(batch.id, { rest: true })).status).toBe(202)
    expect(await ended(batch.id)).toMatchObject({ state: 'partly-undone' })
    expect((await activity(first.entry)).signUpHere?.isOn).toBe(true)
    for (const { entry } of others) expect((await activity(entry)).signUpHere?.isOn).toBe(false)
    expect((await signUp(first)).status).toBe(201)
    expect((await ask(server.url, 'registration', claim, addressOf(1))).body.state).toBe('confirmed')
  })

  it('should take nobody’s place away who signs up while it is undone, whichever of the two comes first', async () => {
    const endings = new Set<string>()
    for (let round = 0; round < 4 && endings.size < 2; round++) {
      const { batch, of } = await openedByImport(many)
      expect((await undo(batch.id)).status).toBe(202)
      const answers = await Promise.all(of.map(signUp))
      const end = await ended(batch.id)
      for (const [index, one] of of.entries()) {
        const { title, signUpHere } = await activity(one.entry)
        const isIn = answers[index]?.status === 201
        endings.add(isIn ? 'signed up' : 'undone')
        expect([title, signUpHere?.isOn]).toEqual([title, isIn])
        if (isIn && end.state === 'partly-undone') expect(end.problem).toContain('还有 1 个报名等着参加')
        // what stays open is so for the next one too
        if (isIn) expect((await signUp(one)).status).toBe(201)
      }
    }
  })

  it('should leave the date that an import added while people come to it, and take it away when they know', async () => {
    const was = await openActivity(chief, { seats: 5 })
    const { sheets } = await exportOf(server, chief, 'activities')
    const { code } = await activity(was.entry)
    const [found] = sheets.flatMap(({ name, rows }) => {
      const texts = rows.map((row) => row.map((cell) => textOf(cell)))
      const head = texts.find((row) => row.some((text) => text.startsWith('开始')))
      const own = texts.find((row) => row[0] === code)
      return head?.[0] === '编号' && own !== undefined ? [{ name, head, own }] : []
    })
    if (found === undefined) throw new Error('the dates are exported')
    const { name, head, own } = found
    const added = own.map((cell) => cell.replace(/^\d{4}/, (year) => String(Number(year) + 1)))
    const main = [['编号'], [code]]
    const file = await workbook({ 活动: main, [name]: [head, own, added] })
    const shown = await previewed(server, chief, 'activities', file, { publish: true })
    const batch = await imported(chief, shown, true)
    expect(batch).toMatchObject({ state: 'done', updated: 1 })
    const { dates: all } = (await activity(was.entry)) as unknown as { dates: { id: string }[] }
    const occasion = all.find(({ id }) => id !== was.occasion)?.id ?? ''
    const fresh = { ...was, occasion }
    await untilOffered(server.url, fresh)
    const { status, claim } = await signUp(fresh)
    expect(status).toBe(201)
    // on the date that stays people may have signed up: nothing is taken from them
    expect((await signUp(was)).status).toBe(201)
    const refused = await undo(batch.id)
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
      409,
      expect.stringContaining('还有 1 个报名等着参加'),
    ])
    expect((await ask(server.url, 'cancel', claim, addressOf(1))).status).toBe(200)
    expect(await undone(chief, batch)).toMatchObject({ state: 'undone', problem: null })
    expect((await signUp(was)).status).toBe(201)
  })

  it('should take away what an import made once nobody counts on it, and open again what is opened after an undo', async () => {
    const { batch, of } = await openedByImport(1)
    const [only] = of
    if (only === undefined) throw new Error('no activity')
    const { claim } = await signUp(only)
    expect((await undo(batch.id)).status).toBe(409)
    expect((await ask(server.url, 'cancel', claim, addressOf(1))).status).toBe(200)
    expect(await undone(chief, batch)).toMatchObject({ state: 'undone', problem: null })
    expect((await activity(only.entry)).signUpHere?.isOn).toBe(false)
    await updateEntry(chief, 'activities', only.entry, { signUpHere: { isOn: true, seats: 3 }, _status: 'published' })
    await untilOffered(server.url, only)
    expect((await signUp(only)).status).toBe(201)
  })
})
