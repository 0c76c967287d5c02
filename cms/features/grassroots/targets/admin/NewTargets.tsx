'use client'

import { useState } from 'react'
import { askApi } from '../../../../base/ui/askApi.ts'
import { readAnswer, type ReadAnswer, targetsAnswer, type TargetsAnswer } from './answers.ts'
import { type Line, lineOf, problemIn, unitNamed } from './lines.ts'
import { Sums } from './Sums.tsx'
import { longestText, type TargetMeasure } from './words.ts'

interface Props {
  campaign: string
  measure: TargetMeasure
  /** What is kept now: its rows are there to be changed. */
  table: TargetsAnswer
  onKept: (table: TargetsAnswer) => void
  onCancel: () => void
}

/** A table is pasted or brought as a file, its units are found, and all of it is looked at before it is kept. */
export function NewTargets({ campaign, measure, table, onKept, onCancel }: Props) {
  const [text, setText] = useState('')
  const [lines, setLines] = useState<Line[]>(() => table.rows.map((row) => lineOf(row, row.unitName ?? '')))
  const [stated, setStated] = useState(table.stated === null ? '' : String(table.stated))
  const [problems, setProblems] = useState<string[]>([])
  const [isBusy, setIsBusy] = useState(false)
  const change = (at: number, more: Partial<Line>) =>
    setLines((before) => before.map((line, index) => (index === at ? { ...line, ...more } : line)))

  const read = async (address: string, body: object) => {
    setIsBusy(true)
    const got = await askApi(`/api/grassroots/targets/${address}`, readAnswer, { method: 'POST', body })
    setIsBusy(false)
    if (!got.ok) return setProblems([got.message])
    return take(got.value)
  }
  const take = (found: ReadAnswer) => {
    setLines(found.rows.map((row) => lineOf(row, row.unit?.name ?? '', row.suggestions)))
    setStated(found.stated === null ? '' : String(found.stated))
    setProblems(found.problems.map(({ message }) => message))
  }
  const save = async () => {
    const problem = problemIn(lines, stated, table.units)
    if (problem !== undefined) return setProblems([problem])
    setIsBusy(true)
    const rows = lines.map(({ name, number, unitName }) => ({
      ...{ name, number: Number(number), unit: unitNamed(table.units, unitName)?.id ?? '' },
    }))
    const body = { campaign, measure, revision: table.revision, rows, stated: stated === '' ? null : Number(stated) }
    const got = await askApi('/api/grassroots/targets/save', targetsAnswer, { method: 'POST', body })
    setIsBusy(false)
    return got.ok ? onKept(got.value) : setProblems([got.message])
  }

  return (
    <>
      <label>
        把表格从文件里复制，粘贴到这里
        <textarea value={text} maxLength={longestText} rows={5} onChange={({ target }) => setText(target.value)} />
      </label>
      <div className="gongyun-signups-tabs">
        <button
          type="button"
          disabled={isBusy || text.trim() === ''}
          onClick={() => void read('read', { measure, text })}
        >
          读取粘贴的表
        </button>
        <label className="gongyun-grassroots-file gongyun-import-file">
          <strong>选择文件</strong> .xlsx、.csv、.docx
          <input
            type="file"
            accept=".xlsx,.csv,.docx"
            disabled={isBusy}
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file === undefined) return
              void read(`read-file?${new URLSearchParams({ measure, name: file.name }).toString()}`, file)
              target.value = ''
            }}
          />
        </label>
      </div>
      <div role="alert">
        {problems.length > 0 && (
          <ul className="gongyun-grassroots-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
      {lines.length > 0 && (
        <>
          <Sums
            stated={stated === '' ? null : Number(stated)}
            computed={lines.reduce((sum, { number }) => sum + (Number(number) || 0), 0)}
          />
          <label>
            表上写的总计（没有就空着）{' '}
            <input
              inputMode="numeric"
              value={stated}
              maxLength={10}
              onChange={({ target }) => setStated(target.value.trim())}
            />
          </label>
          <datalist id="gongyun-grassroots-units">
            {table.units.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
          <ol className="gongyun-grassroots-lines">
            {lines.map((line, at) => (
              <li key={line.name}>
                <span>{line.name}</span>
                <input
                  aria-label={`${line.name}的任务`}
                  inputMode="numeric"
                  value={line.number}
                  maxLength={10}
                  onChange={({ target }) => change(at, { number: target.value.trim() })}
                />
                <input
                  aria-label={`${line.name}是哪个单位`}
                  aria-invalid={unitNamed(table.units, line.unitName) === undefined}
                  list="gongyun-grassroots-units"
                  placeholder="选单位"
                  value={line.unitName}
                  maxLength={60}
                  onChange={({ target }) => change(at, { unitName: target.value })}
                />
                <button
                  type="button"
                  aria-label={`去掉${line.name}`}
                  onClick={() => setLines((before) => before.filter((_, index) => index !== at))}
                >
                  去掉
                </button>
                {unitNamed(table.units, line.unitName) === undefined && line.suggestions.length > 0 && (
                  <p>
                    是不是：
                    {line.suggestions.map((name) => (
                      <button key={name} type="button" onClick={() => change(at, { unitName: name })}>
                        {name}
                      </button>
                    ))}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <div className="gongyun-signups-tabs">
        <button
          type="button"
          className="btn btn--style-primary btn--size-medium"
          disabled={isBusy || lines.length === 0}
          onClick={() => void save()}
        >
          保存
        </button>
        <button type="button" onClick={onCancel}>
          不改了
        </button>
      </div>
    </>
  )
}
