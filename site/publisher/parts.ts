import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Outputs } from './outputs/outputs.ts'
import type { Backlog } from './queue/backlog.ts'
import type { Unsaved } from './queue/unsaved.ts'
import type { Release } from './release/release.ts'

/** What a publisher is made of. */
export interface Parts {
  catalogue: Catalogue
  outputs: Outputs
  release: Release
  backlog: Backlog
  unsaved: Unsaved
}
