import type { Attack } from './attack.ts'
import { accounts } from './attacks/accounts.ts'
import { generated } from './attacks/generated.ts'
import { hugeFields } from './attacks/hugeFields.ts'
import { openGraph } from './attacks/openGraph.ts'
import { serverFunctions } from './attacks/serverFunctions.ts'
import { slowRequests } from './attacks/slowRequests.ts'

/** Every attack, in the order in which they run: those that end the server come last. */
export const attacks: readonly Attack[] = [generated, serverFunctions, openGraph, accounts, slowRequests, hugeFields]
