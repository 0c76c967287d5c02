import { root } from '../../cms/start/checkout.mjs'
import { setUp } from '../../cms/start/setup.mjs'

/** Builds what is behind its sources: the tests of these projects run the built server. */
export default async function setup(): Promise<void> {
  await setUp(root, new AbortController())
}
