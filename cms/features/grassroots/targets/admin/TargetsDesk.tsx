'use client'

import { useState } from 'react'
import { useAsked } from '../../admin/useAsked.ts'
import { campaignsAnswer, targetsAnswer } from './answers.ts'
import { KeptTargets } from './KeptTargets.tsx'
import { NewTargets } from './NewTargets.tsx'
import { Progress } from './Progress.tsx'
import { type TargetMeasure, targetMeasures } from './words.ts'

/** What each unit is to do of a campaign: as it is kept, and a new table in its place. */
export function TargetsDesk({ asked }: { asked: string }) {
  const list = useAsked('/api/grassroots/targets/campaigns', campaignsAnswer)
  const campaigns = list.answer?.campaigns ?? []
  const [own, setOwn] = useState<string>()
  const [measure, setMeasure] = useState<TargetMeasure>('sessions')
  /** What is being changed: a save of another table that comes late closes nothing. */
  const [changing, setChanging] = useState<string>()
  const campaign = own ?? (campaigns.find(({ id }) => id === asked) ?? campaigns[0])?.id
  const query = campaign === undefined ? undefined : new URLSearchParams({ campaign, measure }).toString()
  const isChanging = changing !== undefined && changing === query
  const { answer, problem, setAnswer } = useAsked(
    query === undefined ? undefined : `/api/grassroots/targets/table?${query}`,
    targetsAnswer,
  )
  const told = list.problem ?? problem
  return (
    <>
      <h1>任务分解</h1>
      {told !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {told}
        </p>
      )}
      {list.answer !== undefined && campaigns.length === 0 && <p>还没有发布的专项。先在“进基层专项”里建一个并发布。</p>}
      {campaigns.length > 0 && (
        <div className="gongyun-signups-tabs" role="group" aria-label="看哪一张">
          <label>
            专项{' '}
            <select
              value={campaign}
              onChange={({ target }) => {
                setOwn(target.value)
                setChanging(undefined)
              }}
            >
              {campaigns.map(({ id, title, year }) => (
                <option key={id} value={id}>
                  {year} {title}
                </option>
              ))}
            </select>
          </label>
          <label>
            统计什么{' '}
            <select
              value={measure}
              onChange={({ target }) => {
                setMeasure(target.value as TargetMeasure)
                setChanging(undefined)
              }}
            >
              {Object.entries(targetMeasures).map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {answer !== undefined && !isChanging && <KeptTargets table={answer} onChange={() => setChanging(query)} />}
      {query !== undefined && answer !== undefined && answer.rows.length > 0 && !isChanging && (
        <Progress query={query} />
      )}
      {answer !== undefined && isChanging && campaign !== undefined && (
        <NewTargets
          key={`${campaign}/${measure}/${answer.revision}`}
          {...{ campaign, measure }}
          table={answer}
          onKept={(kept) => {
            setAnswer(kept)
            setChanging((now) => (now === query ? undefined : now))
          }}
          onCancel={() => setChanging(undefined)}
        />
      )}
    </>
  )
}
