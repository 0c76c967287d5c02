import { setTimeout as pause } from 'node:timers/promises'
import type { Attack, Size } from './attack.ts'
import { AttackedSite } from './attackedSite.ts'
import { attacks } from './attacks.ts'
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

/**
 * Starts a site on a database and runs attacks against it, one after the other. A site that is down after one is
 * started again, so that each attack tells its own.
 * @param mongo address of a MongoDB server; undefined for the embedded database
 * @param tell is called after each attack
 */
export async function runAttacks(
  mongo: string | undefined,
  names: readonly string[],
  size: Size,
  tell: (attacked: Attacked) => void = () => undefined,
): Promise<Attacked[]> {
  const site = await AttackedSite.open(mongo, size.seed)
  const done: Attacked[] = []
  try {
    for (const attack of attacks.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const attacked = await runOne(site, attack, size)
      done.push(attacked)
      tell(attacked)
    }
  } finally {
    await site.close()
  }
  return done
}

async function runOne(site: AttackedSite, attack: Attack, size: Size): Promise<Attacked> {
  const tally = new Tally()
  const started = performance.now()
  const printed = site.output().length
  site.takeStock()
  try {
    await attack.run(site, tally, size)
  } catch (error) {
    tally.fail('the attack could not be carried through', error instanceof Error ? (error.stack ?? '') : String(error))
  }
  await expectWell(site, tally)
  for (const problem of logProblems(site.output().slice(printed)))
    if (attack.mayLogErrors !== true) tally.fail(problem.what, problem.example)
  return { name: attack.name, tally, seconds: (performance.now() - started) / 1000 }
}

/** Expects that the site is up with the processes that it had, and starts it again when it is not. */
async function expectWell(site: AttackedSite, tally: Tally): Promise<void> {
  const deadline = Date.now() + recoveryMs
  let health = await site.health()
  while (health !== 'ok' && Date.now() < deadline) {
    await pause(200)
    health = await site.health()
  }
  if (health !== 'ok') tally.fail('the site did not become well again', health)
  if (site.isRunning && site.lostProcesses().length > 0) tally.fail('a process of the server ended')
  if (health === 'ok') {
    await site.refreshLogins().catch((error: unknown) => tally.fail('staff could not log in afterwards', String(error)))
    return
  }
  await site.kill()
  await site.start().catch((error: unknown) => tally.fail('the site did not start again', String(error)))
}
