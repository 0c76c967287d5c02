'use client'

import { useState } from 'react'
import { writtenMoment } from '../../../../base/time/wallClock.ts'
import { Downloads } from '../../admin/Downloads.tsx'
import { askApi } from '../../../../base/ui/askApi.ts'
import { differences } from '../../form/fill.ts'
import { type ReturnAnswer, returnAnswer } from './answers.ts'
import { Differences } from './Differences.tsx'
import { FormTable, isTyped, textsOf, valuesIn } from './FormTable.tsx'
import { ReturnSteps } from './ReturnSteps.tsx'
import { ReturnTrace } from './ReturnTrace.tsx'
import { useAsked } from '../../admin/useAsked.ts'
import { states, type Step } from './words.ts'

interface Asked {
  campaign: string
  period: string
  unit: string
}

/** One form, to be filled in or decided about. */
export function ReturnPage({ asked }: { asked: Asked }) {
  const query = new URLSearchParams({ ...asked }).toString()
  const { answer, problem, setAnswer } = useAsked(`/api/grassroots/returns/form?${query}`, returnAnswer)
  // of the page, since a form that was saved is a new one
  const [said, setSaid] = useState<string>()
  return (
    <>
      <p>
        <a href={`/admin/grassroots/returns?campaign=${asked.campaign}&period=${asked.period}`}>← 全部统计表</a>
      </p>
      {problem !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {problem}
        </p>
      )}
      {said !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {said}
        </p>
      )}
      {answer === undefined && problem === undefined && <p>正在读取…</p>}
      {answer !== undefined && answer.revision > 0 && (
        <Downloads what="下载这张表（打印、盖章）" address={`/api/grassroots/returns/paper?${query}`} />
      )}
      {answer !== undefined && (
        <OpenedForm key={answer.revision} asked={asked} form={answer} onNew={setAnswer} onSaid={setSaid} />
      )}
    </>
  )
}

interface OpenedProps {
  asked: Asked
  form: ReturnAnswer
  onNew: (form: ReturnAnswer) => void
  /** What the server says to what was asked for; undefined when it was done. */
  onSaid: (said: string | undefined) => void
}

function OpenedForm({ asked, form, onNew, onSaid }: OpenedProps) {
  const { template, kinds, drawn } = form
  const [texts, setTexts] = useState(() => textsOf(template, kinds, form.values, form.stated))
  const [reasons, setReasons] = useState(form.reasons)
  const [isBusy, setIsBusy] = useState(false)
  const typed = valuesIn(template, kinds, texts)
  const shown = typed ?? { values: form.values, stated: form.stated }

  const send = async (path: string, revision: number, body: object): Promise<ReturnAnswer | undefined> => {
    setIsBusy(true)
    onSaid(undefined)
    const got = await askApi(`/api/grassroots/returns/${path}`, returnAnswer, {
      method: 'POST',
      body: { ...asked, revision, ...body },
    })
    setIsBusy(false)
    if (got.ok) return got.value
    onSaid(got.message)
    return undefined
  }
  const save = () => send('save', form.revision, { ...shown, reasons })
  /** What is kept of the form first is kept, whatever becomes of the rest. */
  const sendAfter = async (saving: boolean, path: string, body: object) => {
    const saved = saving ? await save() : form
    const done = saved && (await send(path, saved.revision, body))
    if (done ?? saved) onNew(done ?? saved ?? form)
  }
  // what is handed in is what stands on the page
  const onStep = (step: Step, comment: string) => sendAfter(step === 'submit', 'step', { step, comment })
  // a form that got more time is read anew: what was typed would be gone
  const onExcept = (until: string, reason: string) =>
    sendAfter(form.mayFill && isTyped(form, texts, reasons), 'except', { until, reason })
  const keep = async (more: Promise<ReturnAnswer | undefined>) => {
    const next = await more
    if (next !== undefined) onNew(next)
  }
  return (
    <>
      <h1>{form.unit.name}</h1>
      <p className="when">
        {template.title} · {form.period.label} · {states[form.state]}
        {form.isLate && '（迟报）'}
        {form.version > 1 && ` · 第 ${form.version} 版`}
        {form.submittedAt !== null && ` · ${writtenMoment(form.submittedAt)} 报送`}
      </p>
      <ReturnTrace form={form} />
      {form.problems.length > 0 && form.revision > 0 && (
        <ul className="gongyun-grassroots-problems" aria-label="对不上的格子">
          {form.problems.map(({ key, message }) => (
            <li key={key}>{message}</li>
          ))}
        </ul>
      )}
      {form.mayFill && (
        <p className="hint">
          {drawn === null
            ? '这段时间还没有场次记录，请直接填；没有的空着。'
            : '已经按场次记录填好；改了的格子要写明原因。'}
          人数按人次填，也可以写“1.2万”。
        </p>
      )}
      <FormTable
        {...{ template, kinds, texts }}
        wrong={new Set(form.problems.map(({ key }) => key))}
        isReadOnly={!form.mayFill}
        onType={(key, text) => setTexts((before) => ({ ...before, [key]: text }))}
      />
      <Differences
        {...{ form, reasons }}
        changed={drawn === null ? [] : differences(template, kinds, drawn, shown.values)}
        onReason={(key, reason) => setReasons((before) => ({ ...before, [key]: reason }))}
      />
      {typed === undefined && <p role="alert">有格子不是整数，改好才能保存。</p>}
      {form.mayFill && (
        <div className="gongyun-signups-tabs">
          <button
            type="button"
            className="btn btn--style-secondary btn--size-medium"
            disabled={isBusy || typed === undefined}
            onClick={() => void keep(save())}
          >
            保存
          </button>
          {drawn !== null && (
            <button type="button" onClick={() => setTexts(textsOf(template, kinds, drawn, {}))}>
              按记录重填
            </button>
          )}
        </div>
      )}
      <ReturnSteps
        form={form}
        isBusy={isBusy || typed === undefined}
        onStep={(step, comment) => void onStep(step, comment)}
        onExcept={(until, reason) => void onExcept(until, reason)}
      />
    </>
  )
}
