import type { PayloadRequest } from 'payload'
import { recordAudit } from '../../newsroom/recordAudit.ts'
import { addressHeader } from '../../serving/address.ts'

/** How long the failures of one account from one address make one row, in milliseconds. */
const spell = 15 * 60_000

/** What happened in a spell. */
interface Spell {
  until: number
  failed: number
  refused: number
  /** Id of its row, when it is written. */
  row: Promise<string | undefined>
}

/** What failed: a log-in, or a change of the own password with a wrong old one. */
export type Failure = 'login' | 'ownPassword'

/** Of this process, by what failed, account and address. */
const spells = new Map<string, Spell>()

/**
 * Has the audit log say that a password was wrong: whose account it was where there is one, from where, and how often.
 * One row stands for all in a spell, so that an attack does not fill the log. What was typed stands nowhere.
 * @param account that the attempt was about; undefined when nobody has the given e-mail address
 * @param wasRefused whether it came when too many had come, and was not looked at
 */
export async function recordFailure(
  req: PayloadRequest,
  failure: Failure,
  account: { id: string; name: string } | undefined,
  wasRefused: boolean,
): Promise<void> {
  const now = Date.now()
  for (const [key, { until }] of spells) if (until <= now) spells.delete(key)
  const key = [failure, account?.id ?? '', req.headers.get(addressHeader) ?? ''].join(' ')
  const known = spells.get(key)
  const one: Spell = known ?? { until: now + spell, failed: 0, refused: 0, row: Promise.resolve(undefined) }
  spells.set(key, one)
  if (wasRefused) one.refused++
  else one.failed++
  // those that are not looked at are not limited in number: they are written ever more seldom
  if (wasRefused && !isPowerOfTwo(one.refused)) return
  const note = failureNote(failure, one)
  one.row = one.row.then(async (row) => {
    try {
      if (row === undefined) return await writeRow(req, failure, account, note)
      await req.payload.db.updateOne({ collection: 'audits', id: row, data: { note }, returning: false })
    } catch (error) {
      // whoever guesses must not be able to tell
      req.payload.logger.error({ err: error }, '登录失败没有记入审计')
    }
    return row
  })
  await one.row
}

/** What is said of a spell. */
export function failureNote(failure: Failure, { failed, refused }: Pick<Spell, 'failed' | 'refused'>): string {
  const what = failure === 'login' ? '密码不对' : '修改密码时，原密码不对'
  const times = [
    ...(failed > 0 ? [`${what} ${failed} 次`] : []),
    ...(refused > 0 ? [`太频繁而没有受理至少 ${refused} 次`] : []),
  ]
  return `15 分钟内${times.join('，')}`
}

async function writeRow(
  req: PayloadRequest,
  failure: Failure,
  account: { id: string; name: string } | undefined,
  note: string,
): Promise<string> {
  // not in the transaction of the request: that one is about to be undone
  const alone = { payload: req.payload, headers: req.headers, user: failure === 'login' ? null : req.user }
  return recordAudit(alone as PayloadRequest, {
    action: 'loginFailed',
    document: account === undefined ? 'users' : `users/${account.id}`,
    title: account?.name ?? '没有这个账号',
    ...(failure === 'login' && { actor: '未登录' }),
    note,
  })
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0
}
