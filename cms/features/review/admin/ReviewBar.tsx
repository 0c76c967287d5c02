'use client'

import { Button, useFormModified, useFormProcessing } from '@payloadcms/ui'
import { useState } from 'react'
import type { ReviewState } from '../reviewState.ts'
import { stages } from '../stages.ts'
import { StepDialog } from './StepDialog.tsx'
import { useReview } from './useReview.ts'

/**
 * Above the form: how far the text has come, what whoever looks may do with it now, why not the rest, and what the
 * wording check found. Publishing itself stands where Payload has it.
 */
export function ReviewBar() {
  const { state, isTaking, take, attempt } = useReview()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const [isReturning, setIsReturning] = useState(false)
  const [opinion, setOpinion] = useState('')
  if (state === undefined) return null
  const { refusals } = state
  const isBusy = isTaking || isProcessing

  return (
    <section className="gongyun-review" aria-label="审稿">
      <div className="gongyun-review-head">
        <Badge state={state} isModified={isModified} />
        <p>{explanationOf(state, isModified)}</p>
        <div className="gongyun-review-steps">
          {mayBeSubmitted(state, isModified) && (
            <Button disabled={isBusy} id="step-submit" margin={false} size="medium" onClick={() => void take('submit')}>
              {isModified ? '保存并提交审稿' : '提交审稿'}
            </Button>
          )}
          {refusals.withdraw === null && (
            <Button
              buttonStyle="secondary"
              disabled={isBusy}
              id="step-withdraw"
              margin={false}
              size="medium"
              onClick={() => void take('withdraw')}
            >
              撤回
            </Button>
          )}
          {refusals.return === null && (
            <Button
              buttonStyle="secondary"
              disabled={isBusy}
              id="step-return"
              margin={false}
              size="medium"
              onClick={() => setIsReturning(true)}
            >
              退回…
            </Button>
          )}
          {refusals.approve === null && (
            <Button
              disabled={isBusy}
              id="step-approve"
              margin={false}
              size="medium"
              onClick={() => void take('approve')}
            >
              {isModified ? '保存并通过' : '通过'}
            </Button>
          )}
          {refusals.consent === null && !isModified && (
            <Button
              disabled={isBusy}
              id="step-consent"
              margin={false}
              size="medium"
              onClick={() => void take('consent')}
            >
              同意修改
            </Button>
          )}
        </div>
      </div>
      {state.isAlone && state.refusals.publish === null && (
        <p className="gongyun-review-alone">
          现在只有您一个账号能审稿，写好可以直接发布。有了第二个编辑、审核或管理员账号以后，就由另一个人来审。
        </p>
      )}
      <Opinion state={state} />
      <Wordings wordings={state.wordings} />
      {isReturning && (
        <StepDialog
          heading="退回这一稿"
          hint="写明要改什么，写稿的人会在“内容责任”里看到，例如：请补上演出的时间和地点。"
          label="退回的意见"
          confirm="退回"
          comment={opinion}
          onComment={setOpinion}
          onConfirm={(comment) => attempt('return', comment)}
          onClose={() => setIsReturning(false)}
        />
      )}
    </section>
  )
}

/** Why the text came back: on a telephone, the timeline that says it too stands below the whole form. */
function Opinion({ state: { stage, timeline } }: { state: ReviewState }) {
  const opinion = stage === 'returned' ? timeline.find(({ action }) => action === 'return') : undefined
  if (opinion?.note === undefined) return null
  return (
    <p className="gongyun-review-opinion">
      <strong>{opinion.name} 退回：</strong>
      {opinion.note}
    </p>
  )
}

function Badge({ state, isModified }: { state: ReviewState; isModified: boolean }) {
  if (state.isLive && !isModified) return <strong className="gongyun-stage live">已上线</strong>
  const stage = isModified && (state.isLive || state.stage === 'approved') ? 'draft' : state.stage
  return <strong className={`gongyun-stage ${stage}`}>{stages[stage]}</strong>
}

/** What was not saved yet may always be handed in, when its stage allows it. */
function mayBeSubmitted({ refusals, isLive, isSeparate, stage }: ReviewState, isModified: boolean): boolean {
  const isPlain = refusals.submit === null || (isModified && (isLive || stage === 'approved'))
  // where one person may publish alone, handing in is for those who may not publish
  return isPlain && (isSeparate || refusals.unpublish !== null) && !isReadOnly(refusals)
}

function isReadOnly({ submit }: ReviewState['refusals']): boolean {
  return submit?.code === 'read-only-account'
}

function explanationOf({ refusals, isLive, isPublic, isSeparate, stage }: ReviewState, isModified: boolean): string {
  if (isReadOnly(refusals)) return isPublic && !isLive ? '公众看到的是上一版。' : ''
  if (isModified && isSeparate && refusals.approve === null)
    return '有没保存的改动。您改好后点“保存并通过”，由写稿的人同意您的修改，或由另一位审稿人通过。'
  if (isModified) return isSeparate ? '有没保存的改动。谁改的文字谁不能自己审，保存后请提交审稿。' : '有没保存的改动。'
  if (isLive) return '公众看到的就是这一稿。'
  return `${isPublic ? '公众看到的仍是上一版。' : ''}${waitingFor(refusals, stage)}`
}

/** What the text waits for, as far as whoever looks can do something about it. */
function waitingFor(refusals: ReviewState['refusals'], stage: ReviewState['stage']): string {
  const { approve, consent, publish, unpublish } = refusals
  const isReviewer = unpublish === null
  if (consent === null) return '审稿人通过了，改了几处（见“内容责任”）。请看过后点“同意修改”；不同意就撤回再改。'
  if (stage === 'mended' && approve === null) return '审稿人改过后通过了，等写稿的人同意。您也可以通过，或直接发布。'
  if (stage === 'mended') return '审稿人改过后通过了，等写稿的人同意，或等另一位审稿人通过。'
  if (stage === 'approved') return isReviewer ? '这一稿可以发布。' : '等编辑或审核人员发布。'
  if (stage === 'returned') return '请按下面的意见改好，再提交审稿。'
  if (!isReviewer) return stage === 'in-review' ? '正在等待审稿。' : '写好后请提交审稿。'
  if (stage !== 'in-review') return publish?.message ?? '可以发布。'
  if (publish === null)
    return '请审稿：可以退回、通过，或直接发布。小的错处可以直接改，再点“通过”，写稿的人同意后就能发布。'
  return approve === null
    ? '您改过这一稿。改好后点“通过”，由写稿的人同意；或请另一位审稿人通过。'
    : '已经提交，正在等没有参与写的人审稿。'
}

function Wordings({ wordings }: Pick<ReviewState, 'wordings'>) {
  if (wordings.length === 0) return null
  return (
    <ul className="gongyun-wordings" aria-label="用语检查">
      {wordings.map(({ place, excerpt, wrong, right, level, note }, index) => (
        <li key={index} className={level}>
          <strong>{level === 'block' ? '禁止' : '提醒'}</strong> {place}：「{wrong}」应写成「{right}」
          <span>
            {excerpt}
            {note ? `（${note}）` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
