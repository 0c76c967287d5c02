/** Runs a courier in a process of its own, for a test to end it at once. Its argument is JSON. */
import { openSignUpPayload } from './signUpPayloads.ts'
import { signUpWorld } from './signUpWorld.ts'

const { dataDir, url, smtp, webhook } = JSON.parse(process.argv[2] ?? '{}') as {
  dataDir: string
  url?: string
  smtp?: { url: string; from: string }
  webhook?: { url: string; secret: string }
}
signUpWorld(await openSignUpPayload(dataDir, url), { smtp, webhook }).courier.start()
// until it is killed
setInterval(() => undefined, 60_000)
