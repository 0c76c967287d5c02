import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withEarlierStates } from '../../../cms/server/site/earlierStates.ts'
import { Release } from '../../../site/publisher/release/release.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-earlier-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function release(name: string, isFinished: boolean): Promise<void> {
  const made = await Release.open(root, name)
  made.state.setEntry('raised', { 'venues/v': name }, '')
  if (isFinished) made.state.setMeta('complete', 'yes')
  await made.close()
}

it('should give what the other releases know that were finished, and not what is damaged', async () => {
  await release('before', true)
  await release('begun', false)
  await release('present', true)
  await mkdir(path.join(root, 'releases', 'broken'), { recursive: true })
  await writeFile(path.join(root, 'state', 'broken.db'), 'no database at all')
  const known: unknown[] = []
  await withEarlierStates(root, 'present', async (states) => {
    for (const state of states) known.push(state.entry('raised'))
  })
  expect(known).toEqual([{ 'venues/v': 'before' }])
})

it('should give nothing before the first release', async () => {
  const made = await Release.open(root, 'present')
  await withEarlierStates(root, 'present', async (states) => expect(states).toEqual([]))
  await made.close()
})
