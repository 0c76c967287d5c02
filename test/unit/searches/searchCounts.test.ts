import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askedPath } from '../../../site/search/asked/asked.ts'
import { AskedSearches } from '../../../cms/server/search/takeAsked.ts'
import { readCounts, writeCounts } from '../../../cms/features/searches/countsFolder.ts'
import { SearchCounter } from '../../../cms/features/searches/searchCounter.ts'
import { SearchCounts, together } from '../../../cms/features/searches/searchCounts.ts'

describe('what people look for', () => {
  it('should be counted under one way of writing, with how often nothing was found', () => {
    const counts = new SearchCounts()
    for (const [text, isEmpty] of [
      ['合唱', false],
      [' ＫＴＶ ', true],
      ['ktv', false],
      ['KTV', true],
    ] as const)
      counts.note(text, isEmpty)
    expect(counts.all).toEqual([
      { text: 'ktv', asked: 3, empty: 2 },
      { text: '合唱', asked: 1, empty: 0 },
    ])
  })

  it.each([
    '',
    '  ',
    '13888888888',
    '138 8888 8888',
    '138.1234.5678',
    '138/1234/5678',
    '138_1234_5678',
    '138–1234–5678',
    '٠١٢٣٤٥٦٧٨',
    '530111-1990',
    'a@example.org',
    '长'.repeat(41),
  ])('should not be counted when it may be about a person or is no search: %j', (text) => {
    const counts = new SearchCounts()
    expect([counts.note(text, true), counts.all]).toEqual([false, []])
  })

  it('should be a limited number of texts a day, of which those stay that more than one has asked', () => {
    const counts = new SearchCounts()
    for (let time = 0; time < 3; time++) counts.note('合唱', false)
    for (let number = 0; number < 3000; number++) counts.note(`找${number}`, false)
    expect([counts.all.length, counts.all[0]]).toEqual([2000, { text: '合唱', asked: 3, empty: 0 }])
    expect([counts.note('新的', true), counts.all.some(({ text }) => text === '新的')]).toEqual([true, true])
  })

  it('should be one number over several days', () => {
    const day = (asked: number) => [{ text: '合唱', asked, empty: 1 }]
    expect(together([day(2), [], day(5)])).toEqual([{ text: '合唱', asked: 7, empty: 2 }])
  })
})

describe('what pages tell', () => {
  it('should count once for a network, whoever tells it again and again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-told-'))
    const counter = new SearchCounter(folder, 2)
    const searches = new AskedSearches(counter)
    const server = createServer((request, response) => {
      void searches.take(request, response, String(request.headers['x-network']))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    const tell = async (network: string, told: unknown) => {
      const options = { method: 'POST', body: JSON.stringify(told), headers: { 'x-network': network } }
      return (await fetch(`http://127.0.0.1:${port}${askedPath}`, options)).status
    }
    for (let time = 0; time < 5; time++) expect(await tell('a', { text: '剪纸', isEmpty: true })).toBe(204)
    expect(await tell('b', { text: '剪纸', isEmpty: true })).toBe(204)
    for (const wrong of [{ text: '' }, { text: '合'.repeat(101), isEmpty: true }, [], 'x'])
      expect(await tell('a', wrong)).toBe(400)
    await counter.close()
    server.close()
    const [day = ''] = await readdir(folder)
    expect(await readCounts(folder, day.slice(0, 10))).toEqual([{ text: '剪纸', asked: 2, empty: 2 }])
    await rm(folder, { recursive: true, force: true })
  })
})

describe('the counts of a day', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gongyun-counts-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const at = (day: string) => Date.parse(`${day}T12:00:00+08:00`)

  it('should go on after a restart, in a file of each day, for as many days as the setting says', async () => {
    for (const day of ['2026-11-20', '2026-11-25', '2026-11-26', '2026-11-26']) {
      const counter = new SearchCounter(folder, 2)
      counter.note('合唱', false, at(day))
      await counter.close()
    }
    expect((await readdir(folder)).sort()).toEqual(['2026-11-25.json', '2026-11-26.json'])
    expect(await readCounts(folder, '2026-11-26')).toEqual([{ text: '合唱', asked: 2, empty: 0 }])
  })

  it('should go when they are kept no longer, also where nobody looks for anything any more', async () => {
    for (const day of ['2026-11-24', '2026-11-26'])
      await writeCounts(folder, day, [{ text: '合唱', asked: 1, empty: 0 }])
    for (const [days, left] of [
      [2, ['2026-11-24.json', '2026-11-26.json']],
      [1, ['2026-11-26.json']],
      [0, []],
    ] as const) {
      const counter = new SearchCounter(folder, days)
      counter.begin(at('2026-11-26'))
      await counter.close()
      expect([days, (await readdir(folder)).sort()]).toEqual([days, left])
    }
  })

  it('should be none where nothing is to be counted, and begin anew where a file is damaged', async () => {
    const none = new SearchCounter(folder, 0)
    none.note('合唱', false, at('2026-11-26'))
    await none.close()
    expect(await readdir(folder)).toEqual([])
    await writeFile(path.join(folder, '2026-11-26.json'), '[["合唱",')
    const counter = new SearchCounter(folder, 2)
    counter.note('剪纸', true, at('2026-11-26'))
    await counter.close()
    expect(JSON.parse(await readFile(path.join(folder, '2026-11-26.json'), 'utf8'))).toEqual([['剪纸', 1, 1]])
  })
})
