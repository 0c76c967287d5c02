import type { PayloadRequest } from 'payload'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { recordAudit } from '../../documents/audit/recordAudit.ts'
import { addressHeader } from '../../base/network/address.ts'
import { counted } from '../../base/network/networks.ts'
import { type Failure, failureNote, FailureSpells, type Spell } from './failureSpells.ts'

/** Of this process. */
const spells = new FailureSpells()

/** Whose password was tried; undefined when nobody has the given e-mail address. */
type Account = { id: string; name: string } | undefined

/**
 * Has the audit log say that a password was wrong: whose account it was where there is one, from where, and how often.
 * One row stands for all in a spell, so that an attack does not fill the log. What was typed stands nowhere.
 * @param wasRefused whether it came when too many had come, and was not looked at
 */
export async function recordFailure(
  req: PayloadRequest,
  failure: Failure,
  account: Account,
  wasRefused: boolean,
): Promise<void> {
  const network = counted(req.headers.get(addressHeader) ?? '')
  const spell = spells.count([failure, account?.id ?? '', network].join(' '), wasRefused, Date.now())
  if (spell === undefined) return
  const note = failureNote(failure, spell)
  spell.row = spell.row.then(async (row) => {
    try {
      if (row === undefined) return await writeRow(req, failure, account, spell, note)
      await req.payload.db.updateOne({ collection: 'audits', id: row, data: { note }, returning: false })
    } catch (error) {
      // whoever guesses must not be able to tell
      req.payload.logger.error({ err: error }, '登录失败没有记入审计')
    }
    return row
  })
  await spell.row
}

async function writeRow(
  req: PayloadRequest,
  failure: Failure,
  account: Account,
  { isRest }: Spell,
  note: string,
): Promise<string> {
  const { payload } = req
  if (isRest) {
    // of no address: the first of them says nothing about the others
    const ofNobody = { payload, headers: new Headers(), user: null } as PayloadRequest
    return recordAudit(ofNobody, { action: 'loginFailed', document: 'users', title: '更多的登录失败', note })
  }
  // not in the transaction of the request: that one is about to be undone
  const alone = { payload, headers: req.headers, user: failure === 'login' ? null : req.user } as PayloadRequest
  return recordAudit(alone, {
    action: 'loginFailed',
    document: account === undefined ? 'users' : nameOf('users', account.id),
    title: account?.name ?? '没有这个账号',
    ...(failure === 'login' && { actor: '未登录' }),
    note,
  })
}
