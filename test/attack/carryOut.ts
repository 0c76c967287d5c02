import { setTimeout as pause } from 'node:timers/promises'
import type { Attack, Size } from './attack.ts'
import type { AttackedSite } from './attackedSite.ts'
import { logProblems } from './logProblems.ts'
import { Tally } from './tally.ts'

/** What one attack did. */
export interface Attacked {
  name: string
  tally: Tally
  seconds: number
}

/** Longest time until a site that was attacked is well again, in milliseconds. */
const recoveryMs = 60_000

/** Runs an attack against a site. One that is down afterwards is started again, so that each attack tells its own. */
export async function carryOut(site: AttackedSite, attack: Attack, size: Size): Promise<Attacked> {
  const tally = new Tally()
  const started = performance.now()
  const printed = site.output().length
  site.takeStock()
  const { failed } = await site.health()
  try {
    await attack.run(site, tally, size)
  } catch (error) {
    tally.fail('the attack could not be carried through', error instanceof Error ? (error.stack ?? '') : String(error))
  }
  await expectWell(site, tally, failed)
  for (const problem of logProblems(site.output().slice(printed)))
    if (attack.mayLogErrors !== true) tally.fail(problem.what, problem.example)
  return { name: attack.name, tally, seconds: (performance.now() - started) / 1000 }
}

/**
 * Expects that the site is up with the processes that it had, and starts it again when it is not.
 * @param failed entries that could not be published before
 */
async function expectWell(site: AttackedSite, tally: Tally, failed: number): Promise<void> {
  const deadline = Date.now() + recoveryMs
  let health = await site.health()
  while (!health.isWell && Date.now() < deadline) {
    await pause(200)
    health = await site.health()
  }
  if (!health.isWell) tally.fail('the site did not become well again', health.text)
  if (health.failed > failed) tally.fail('what was taken cannot be published', health.text)
  if (site.isRunning && site.lostProcesses().length > 0) tally.fail('a process of the server ended')
  if (health.isWell) {
    await site.refreshLogins().catch((error: unknown) => tally.fail('staff could not log in afterwards', String(error)))
    return
  }
  await site.kill()
  await site.start().catch((error: unknown) => tally.fail('the site did not start again', String(error)))
}
