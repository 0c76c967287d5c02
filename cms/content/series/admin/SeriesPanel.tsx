'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useState } from 'react'
import { AppliedPrice } from '../../fields/admin/AppliedPrice.tsx'
import { useOfficialCalendar } from '../../holidays/admin/useOfficialCalendar.ts'
import { ruleFrom } from '../ruleFrom.ts'
import { seriesOf, seriesProblem, type SeriesRule } from '../series.ts'
import { RuleInputs } from './RuleInputs.tsx'
import { SeriesPreview } from './SeriesPreview.tsx'
import { nothingBecameOf, type Row, useRows } from './useRows.ts'

interface Props {
  array: string
  word: string
  count: number
  kept: string[]
  isPriced: boolean
}

/** What is done with the dates: new rows, new dates for the rows that are there, or a copy of these on new dates. */
type Way = 'add' | 'move' | 'copy'

/** Fills an array of sessions with a series: every Wednesday at 18:30, 15 times, without the holidays. */
export function SeriesPanel({ array, word, count, kept, isPriced }: Props) {
  const { hasSavePermission } = useDocumentInfo()
  const { disabled } = useForm()
  const { rows, add, move } = useRows(array)
  const [way, setWay] = useState<Way>('add')
  const [rule, setRule] = useState<SeriesRule>()
  const [done, setDone] = useState('')
  const calendar = useOfficialCalendar(rule !== undefined)
  if (hasSavePermission === false) return null
  if (rule === undefined)
    return (
      <div className="gongyun-series-opener">
        <button type="button" onClick={() => open('add')}>
          批量添加{word}
        </button>
        <span role="status">{done}</span>
      </div>
    )

  const problem = seriesProblem(rule)
  const series = problem === undefined ? seriesOf(rule, calendar) : undefined
  const existing = rows()
  const ways: [Way, string][] = [
    ['add', `添加新的${word}`],
    ...(existing.length > 0
      ? ([
          ['move', `现有的 ${existing.length} 个改到新日期`],
          ['copy', `把现有的 ${existing.length} 个再办一轮`],
        ] as [Way, string][])
      : []),
  ]

  function open(next: Way): void {
    const there = rows()
    setWay(next)
    setDone('')
    const offered = ruleFrom(there, next === 'add' ? count : there.length, Date.now())
    // what is moved begins anew, what is added or copied follows what is there
    setRule(next === 'move' ? { ...offered, from: ruleFrom([], 1, Date.now()).from } : offered)
  }

  function apply(): void {
    if (series === undefined) return
    const last = existing.at(-1)
    if (way === 'move') move(series.slots)
    else
      add(
        series.slots.map((slot, index) => ({ ...valuesOf(way === 'copy' ? existing[index] : keptOf(last)), ...slot })),
      )
    setRule(undefined)
    setDone(`${way === 'move' ? '已改好' : '已添加'} ${series.slots.length} 个${word}，保存后生效。`)
  }

  function keptOf(row: Row | undefined): Row | undefined {
    return row && Object.fromEntries(Object.entries(row).filter(([name]) => kept.includes(name)))
  }

  return (
    <section className="gongyun-series" aria-label={`批量添加${word}`}>
      <header>
        <h3>批量添加{word}</h3>
        <button type="button" onClick={() => setRule(undefined)}>
          收起
        </button>
      </header>
      {ways.length > 1 && (
        <div className="choices" role="radiogroup" aria-label="做什么">
          {ways.map(([value, text]) => (
            <label key={value}>
              <input type="radio" checked={way === value} onChange={() => open(value)} />
              {text}
            </label>
          ))}
        </div>
      )}
      <RuleInputs rule={rule} countIsFixed={way !== 'add'} onChange={setRule} />
      {series === undefined ? <p className="problem">{problem}</p> : <SeriesPreview series={series} />}
      {isPriced && <AppliedPrice />}
      <button type="button" className="apply" disabled={disabled || series === undefined} onClick={apply}>
        {way === 'move' ? '改到这些日期' : `添加 ${rule.count || ''} 个${word}`}
      </button>
    </section>
  )
}

/** What a copy takes over: nothing that belongs to one date alone. */
function valuesOf(row: Row | undefined): Row {
  const { id: _, start: __, end: ___, ...values } = row ?? {}
  return { ...values, ...nothingBecameOf }
}
