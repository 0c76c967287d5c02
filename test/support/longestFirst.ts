import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take more than a minute, the longest first, by what runs of each alone have shown. Vitest begins
 * with the largest files where it has measured none, as on a fresh checkout, and these are among the smallest.
 */
export const longest = [
  'integration/content/calls',
  'integration/rights/roles',
  'integration/server/staysUp',
  'integration/sample/sample',
  'integration/server/attack',
  'integration/documents/hanging',
  'integration/server/start',
  'integration/server/edge',
].map((name) => path.resolve('test', `${name}.test.ts`))

/** Begins with the files that take longest, so that none of them is left to one worker when all others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const orderOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = longest.indexOf(path.resolve(moduleId))
      return rank === -1 ? longest.length : rank
    }
    return sorted.toSorted((one, other) => orderOf(one) - orderOf(other) || rankOf(one) - rankOf(other))
  }
}
