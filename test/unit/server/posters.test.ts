import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answerOf } from '../../../cms/base/catalogue.ts'
import { posters as postersPlugin } from '../../../cms/features/posters/plugin.ts'
import { reasonOf, servePosters } from '../../../cms/server/preview/posters.ts'
import { SitePosters } from '../../../cms/server/site/sitePosters.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { DrawerBusy } from '../../../site/posters/drawer/drawer.ts'
import { NotDrawn } from '../../../site/posters/drawer/notDrawn.ts'
import { showOfOneEvening } from '../../support/posters.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-site-posters-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

it.each([
  [new DrawerBusy(), 503, '正在画的海报太多'],
  [new NotDrawn('PICTURE_UNREADABLE'), 422, '条目的图片打不开'],
  [new NotDrawn('TIMED_OUT'), 503, '一分钟没有画完'],
  [new NotDrawn('ENOSPC'), 507, '磁盘满了'],
  [new NotDrawn('EDQUOT'), 507, '磁盘满了'],
  [new NotDrawn('EACCES'), 503, '请把代码 EACCES 告诉管理员'],
  [new NotDrawn('SIGKILL'), 503, '不是条目的问题'],
])('should say of %o what is wrong, and what to do', (error, status, text) => {
  const reason = reasonOf(error)
  expect(reason?.status).toBe(status)
  expect(JSON.stringify(reason && answerOf(reason))).toContain(text)
})

it('should say of a server that is being developed that it draws nothing', async () => {
  const catalogue = new Catalogue(0)
  const payload = { auth: () => Promise.resolve({ user: { id: 'editor' } }) }
  const from = { payload, catalogue, posters: undefined, dataDir: root, siteUrl: 'https://gongyun.example' } as never
  const server = createServer((request, response) => void servePosters(request, response, from)).listen(0)
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://localhost:${port}/preview/activities/5/posters`)
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('请用 npm start 启动')])
  server.close()
})

it('should look for what is published of drawings that are not there in slices, and once for each', async () => {
  const now = Date.parse('2026-11-21T04:00:00Z')
  const catalogue = new Catalogue(now)
  const count = 3000
  for (let number = 0; number < count; number++)
    catalogue.set(
      'performances',
      `a${number}`,
      showOfOneEvening({ id: `a${number}`, slug: `a${number}`, title: `活动${number}` }),
    )
  const settings = { dataDir: root, siteUrl: 'https://gongyun.example', drawsPosters: true }
  const posters = new SitePosters(catalogue, settings, 'now')
  const told: string[] = []
  let turns = 0
  let isOver = false
  const turn = (): void => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const inTurns = new Set<number>()
  const noteDrawn = (_: string, paths: readonly string[]): void => {
    told.push(...paths)
    inTurns.add(turns)
  }
  posters.begin({ noteDrawn, isPublished: () => false }, Promise.resolve(), pino({ level: 'silent' }))
  await vi.waitFor(() => expect(new Set(told).size).toBe(2 * count), 50_000)
  isOver = true
  expect(told).toHaveLength(2 * count)
  // others come in between
  expect(inTurns.size).toBeGreaterThan(2)
  await posters.stop()
}, 60_000)

it('should stand before the code of an entry, and at the end where there is none', () => {
  const fieldsOf = (...names: string[]) => names.map((name) => ({ name, type: 'text' as const }))
  const namesOf = async (...names: string[]) => {
    const collections = [{ slug: 'activities', custom: { hasPages: true }, fields: fieldsOf(...names) }]
    const config = await postersPlugin({ collections } as never)
    return config.collections?.[0]?.fields.map((field) => 'name' in field && field.name)
  }
  return Promise.all([
    expect(namesOf('title', 'code', 'last')).resolves.toEqual(['title', 'posters', 'code', 'last']),
    expect(namesOf('title', 'last')).resolves.toEqual(['title', 'last', 'posters']),
  ])
})
