import type { Bookable } from './contract.ts'

/** The name under which everything of one thing to sign up for is kept: `courses/<id>`, or `courses/<id>/<row>`. */
export function keyOf({ collection, entry, occasion }: Bookable): string {
  return occasion === undefined ? `${collection}/${entry}` : `${collection}/${entry}/${occasion}`
}
