'use client'

import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { writtenDay } from '../../../../base/time/wallClock.ts'
import { askApi } from '../../../../base/ui/askApi.ts'
import { type DeskAnswer, deskAnswer, type ListAnswer, listAnswer, type ShownDelivery } from '../rules/answers.ts'
import { type Draft, draftOf, emptyDraft, factsIn, nextDraft } from './draft.ts'
import { Recorded } from './Recorded.tsx'
import { RecordForm } from './RecordForm.tsx'
import { useRecords } from './useRecords.ts'
import { Waiting } from './Waiting.tsx'

const at = '/api/grassroots/deliveries'

/** 记一场, on a phone where it takes place: without a network as well. @param account id of whoever records */
export function RecordPage({ account }: { account: string }) {
  const today = writtenDay(Date.now())
  const [desk, setDesk] = useState<DeskAnswer>()
  const [list, setList] = useState<ListAnswer>()
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(today))
  const [mended, setMended] = useState<{ one: ShownDelivery; reason: string }>()
  const [page, setPage] = useState(1)
  const { campaign } = draft

  const readList = useCallback(async () => {
    if (campaign === '') return
    const got = await askApi(`${at}?campaign=${campaign}&page=${page}`, listAnswer)
    if (got.ok) setList(got.value)
  }, [campaign, page])
  const onTaken = useCallback(() => void readList(), [readList])
  const records = useRecords(account, onTaken)
  const { say } = records
  useEffect(() => void readList(), [readList])
  useEffect(() => {
    void askApi(`${at}/desk`, deskAnswer).then((got) => {
      if (!got.ok) return say(got.message)
      setDesk(got.value)
      const { campaigns, units, ownUnit = '' } = got.value
      const ownerUnit = units.some(({ id }) => id === ownUnit) ? ownUnit : (units.length === 1 && units[0]?.id) || ''
      setDraft((before) => ({ ...before, ownerUnit, campaign: campaigns[0]?.id ?? '' }))
    })
  }, [say])

  const put = async (path: string, body: object, done: string): Promise<boolean> => {
    const got = await askApi(`${at}/${path}`, z.object({ id: z.string() }), { method: 'POST', body })
    say(got.ok ? done : got.message)
    if (got.ok) await readList()
    return got.ok
  }
  const send = async (): Promise<void> => {
    const hasKinds = (desk?.campaigns.find(({ id }) => id === campaign)?.kinds.length ?? 0) > 0
    const read = factsIn(draft, hasKinds)
    if ('problem' in read) return say(read.problem)
    if (mended !== undefined) {
      const { one, reason } = mended
      if (!(await put('change', { id: one.id, before: one.facts, after: read.facts, reason }, '已改好。'))) return
      setMended(undefined)
    } else {
      const key = crypto.randomUUID()
      const { ownerUnit } = draft
      const isKept = records.record({ key, campaign, ownerUnit, at: new Date().toISOString(), isSure: false, ...read })
      if (!isKept) return
    }
    setDraft(nextDraft(draft))
  }
  const mend = (of: Pick<Draft, 'campaign' | 'ownerUnit'>, facts: ShownDelivery['facts']): void => {
    setDraft(draftOf(of, facts))
    window.scrollTo({ top: 0 })
  }
  if (desk === undefined) return <p role="status">{records.said ?? '正在读取…'}</p>
  const ready = records.waiting.filter(({ suspected, refused }) => suspected === undefined && refused === undefined)
  return (
    <>
      <h1>{mended === undefined ? '记一场' : '改一场'}</h1>
      {records.isOffline && (
        <p className="gongyun-import-problem" role="alert">
          现在没有网络。可以继续记，记在手机里，联网后自动上传。
        </p>
      )}
      {desk.campaigns.length === 0 && <p>还没有发布的专项。请牵头的工会先发布专项，再来记场次。</p>}
      {desk.mayRecord && desk.campaigns.length > 0 && (
        <RecordForm
          {...{ desk, draft, today }}
          reason={mended?.reason}
          onReason={(reason) => mended && setMended({ ...mended, reason })}
          onChange={setDraft}
          onSend={() => void send()}
          onCancel={() => {
            setMended(undefined)
            setDraft(nextDraft(draft))
          }}
          onProblem={say}
        />
      )}
      <p role="status">{records.said}</p>
      {ready.length > 0 && <p>手机里还有 {ready.length} 场没有上传，联网后自动上传，请不要清理浏览器。</p>}
      <ul className="gongyun-signups-list">
        {records.waiting.map((one) => (
          <Waiting
            key={one.sent.key}
            one={one}
            onSure={() => records.sure(one.sent.key)}
            onMend={() => {
              mend(one.sent, one.sent.facts)
              records.drop(one.sent.key)
            }}
            onDrop={() => records.drop(one.sent.key)}
          />
        ))}
      </ul>
      {list !== undefined && (
        <Recorded
          {...{ desk, list }}
          onPage={setPage}
          onMend={(one) => {
            setMended({ one, reason: '' })
            mend(one, one.facts)
          }}
          onWithdraw={(one, reason) => void put('withdraw', { id: one.id, reason }, '已撤回，不再统计。')}
        />
      )}
    </>
  )
}
