import { HtmlDiff } from '@payloadcms/ui/elements/HTMLDiff/diff'
import { cache } from 'react'
import { type Effort, matchedRuns, type Run } from './matchedRuns.ts'

/** What all fields of one page of two versions may take together: well under a second. */
const mostOfPage = 2_000_000

/** One for each request: every field of its page takes from it. */
const effortOfPage = cache((): Effort => ({ left: mostOfPage }))

const note =
  '<p class="gongyun-diff-note" data-enable-match="false">这里改动太多，没有逐字比较：左栏是旧版本的全文，右栏是新版本的全文。</p>'

/** What Payload's comparison of two texts in HTML holds. */
interface Comparison {
  oldTokens: string[]
  newTokens: string[]
  isTooMuch?: boolean
}

interface Methods {
  getMatchedBlockList: (this: Comparison) => Run[]
  getSideBySideContents: (this: Comparison) => [string, string]
}

const methods = HtmlDiff.prototype as unknown as Methods
const { getSideBySideContents } = methods

/**
 * Payload (3.90) compares every token of one version with every one of the other, again for each run that both have in
 * common, on the thread that answers everybody: two honest texts of ten thousand characters take four seconds, the
 * largest end the CMS by its own heartbeat. Every field of its page comes here to be compared; what they look like stays
 * Payload's.
 */
Object.assign(methods, {
  getMatchedBlockList() {
    const { runs, isWhole } = matchedRuns(this.oldTokens, this.newTokens, effortOfPage())
    this.isTooMuch = !isWhole
    return runs
  },
  getSideBySideContents() {
    const [before, after] = getSideBySideContents.call(this)
    return this.isTooMuch ? [before, note + after] : [before, after]
  },
} satisfies Methods)
