'use client'

import { useCallback, useState } from 'react'
import { z } from 'zod'
import { writtenDay } from '../../../../base/time/wallClock.ts'
import { askApi } from '../../../../base/ui/askApi.ts'
import { type DeskAnswer, deskAnswer } from '../rules/answers.ts'
import { emptyDraft, factsIn, startedFor } from './draft.ts'
import { formOfRecorded, formOfWaiting, type InForm, nextForm } from './form.ts'
import { isReady } from './kept.ts'
import { Recorded } from './Recorded.tsx'
import { RecordForm } from './RecordForm.tsx'
import { useAskedAgain } from './useAskedAgain.ts'
import { useListed } from './useListed.ts'
import { useRecords } from './useRecords.ts'
import { Unread, Waiting } from './Waiting.tsx'

const base = '/api/grassroots/deliveries'

/** 记一场, on a phone where it takes place: without a network as well. @param account id of whoever records */
export function RecordPage({ account }: { account: string }) {
  const today = writtenDay(Date.now())
  const [desk, setDesk] = useState<DeskAnswer>()
  const [form, setForm] = useState<InForm>(() => ({ draft: emptyDraft(today) }))
  const [isUploading, setIsUploading] = useState(false)
  const { draft, mended, waiting } = form
  const { campaign, ownerUnit } = draft

  const { list, onPage, readList } = useListed(campaign)
  const onTaken = useCallback(() => void readList(), [readList])
  const records = useRecords(account, onTaken)
  const { say } = records
  const readDesk = useCallback(async () => {
    const got = await askApi(`${base}/desk`, deskAnswer)
    if (!got.ok) return say(got.message)
    setDesk(got.value)
    setForm((before) => ({ ...before, draft: startedFor(got.value, before.draft) }))
  }, [say])
  useAskedAgain(readDesk)

  const put = async (path: string, body: object, done: string): Promise<boolean> => {
    const got = await askApi(`${base}/${path}`, z.object({ id: z.string() }), { method: 'POST', body })
    say(got.ok ? done : got.message)
    if (got.ok) await readList()
    return got.ok
  }
  const send = async (): Promise<void> => {
    if (isUploading) return
    const hasKinds = (desk?.campaigns.find(({ id }) => id === campaign)?.kinds.length ?? 0) > 0
    const read = factsIn(draft, hasKinds)
    if ('problem' in read) return say(read.problem)
    if (mended !== undefined) {
      const { one, reason } = mended
      if (!(await put('change', { id: one.id, before: one.facts, after: read.facts, reason }, '已改好。'))) return
    } else {
      const at = new Date().toISOString()
      const sent = { key: crypto.randomUUID(), campaign, ownerUnit, at, isSure: false, ...read }
      if (!records.record(sent, waiting)) return
    }
    setForm(nextForm)
  }
  const mend = (other: InForm): void => {
    if (isUploading) return say('照片还在上传，传完再改别的。')
    setForm(other)
    window.scrollTo({ top: 0 })
  }
  if (desk === undefined) return <p role="status">{records.said ?? '正在读取…'}</p>
  const ready = records.waiting.filter(isReady)
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
          {...{ desk, draft, today, isUploading }}
          onUploading={setIsUploading}
          reason={mended?.reason}
          onReason={(reason) => mended && setForm((before) => ({ ...before, mended: { ...mended, reason } }))}
          onChange={(how) => setForm((before) => ({ ...before, draft: how(before.draft) }))}
          onSend={() => void send()}
          onCancel={mended === undefined && waiting === undefined ? undefined : () => setForm(nextForm)}
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
            isInForm={one.sent.key === waiting}
            onSure={() => records.sure(one.sent.key)}
            onMend={() => mend(formOfWaiting(one))}
            onDrop={() => records.drop(one.sent.key)}
          />
        ))}
        {records.unread.map((one, index) => (
          <Unread key={index} one={one} onDrop={() => records.dropUnread(one)} />
        ))}
      </ul>
      {list !== undefined && (
        <Recorded
          {...{ desk, list }}
          onPage={onPage}
          onMend={(one) => mend(formOfRecorded(one))}
          onWithdraw={(one, reason) => void put('withdraw', { id: one.id, reason }, '已撤回，不再统计。')}
        />
      )}
    </>
  )
}
