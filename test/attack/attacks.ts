import type { Attack } from './attack.ts'
import { accounts } from './attacks/accounts.ts'
import { autosaves } from './attacks/autosaves.ts'
import { damagedState } from './attacks/damagedState.ts'
import { files } from './attacks/files.ts'
import { generated } from './attacks/generated.ts'
import { hostileText } from './attacks/hostileText.ts'
import { hugeFields } from './attacks/hugeFields.ts'
import { idleConnections } from './attacks/idleConnections.ts'
import { importBombs } from './attacks/importBombs.ts'
import { kills } from './attacks/kills.ts'
import { leaks } from './attacks/leaks.ts'
import { logMarker } from './attacks/logMarker.ts'
import { longSlug } from './attacks/longSlug.ts'
import { openGraph } from './attacks/openGraph.ts'
import { serverFunctions } from './attacks/serverFunctions.ts'
import { slowRequests } from './attacks/slowRequests.ts'
import { smuggling } from './attacks/smuggling.ts'

/** Every attack, in the order in which they run: those that end the server come last. */
export const attacks: readonly Attack[] = [
  generated,
  serverFunctions,
  openGraph,
  leaks,
  hostileText,
  files,
  autosaves,
  smuggling,
  slowRequests,
  idleConnections,
  importBombs,
  accounts,
  logMarker,
  hugeFields,
  longSlug,
  damagedState,
  kills,
]
