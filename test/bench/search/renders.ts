import path from 'node:path'
import { measured, type Usage } from '../measured.ts'

/** Full renders with the index of the search and without it. */
export interface Renders {
  /** One with it. */
  folder: string
  with: Usage
  without: Usage
}

/** Of so many renders of each kind the fastest counts, since others use the machine as well; of a large site one. */
const [rounds, small] = [3, 20_000]

/** Renders everything, in turns with the search and without it. @param file of the entries, @param count of them */
export async function fullRenders(file: string, count: number, site: string, folder: string): Promise<Renders> {
  const usages: Record<'with' | 'without', Usage[]> = { with: [], without: [] }
  for (let round = 0; round < (count > small ? 1 : rounds); round++)
    for (const kind of ['with', 'without'] as const) {
      const out = path.join(folder, `${kind}-${round}`)
      const args = ['--entries', file, '--site', site, '--data', folder, '--out', out]
      const more = kind === 'without' ? ['--without-search'] : []
      usages[kind].push(await measured(process.execPath, ['test/bench/renderSite.ts', ...args, ...more]))
    }
  return { folder: path.join(folder, 'with-0'), with: fastest(usages.with), without: fastest(usages.without) }
}

function fastest(usages: readonly Usage[]): Usage {
  return usages.reduce((best, usage) => (usage.wall < best.wall ? usage : best))
}
