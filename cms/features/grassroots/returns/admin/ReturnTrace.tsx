'use client'

import { writtenMoment } from '../../../../base/time/wallClock.ts'
import type { ReturnAnswer } from './answers.ts'
import { steps } from './words.ts'

const words: Readonly<Record<string, string>> = { ...steps, save: '填写', except: '开放补报' }

/** Who has approved a form, what was done with it, and its earlier versions. */
export function ReturnTrace({ form }: { form: ReturnAnswer }) {
  return (
    <>
      {form.levels.length > 0 && (
        <p className="hint">
          逐级审批：
          {form.levels.map(({ unit, name, approvedAt }, at) => (
            <span key={unit}>
              {at > 0 && ' → '}
              {name}
              {approvedAt === null ? '' : ' ✓'}
            </span>
          ))}
        </p>
      )}
      {form.history.length > 0 && (
        <details>
          <summary>经过（{form.history.length}）</summary>
          <ul className="gongyun-grassroots-trace">
            {form.history.map(({ at, name, what, comment, version }) => (
              <li key={at}>
                {writtenMoment(at)} {name} {words[what] ?? what}
                {version > 1 && `（第 ${version} 版）`}
                {comment !== '' && `：${comment}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {form.earlier.length > 0 && (
        <p className="hint">
          以前的版本都留着：
          {form.earlier.map(({ version, until }) => `第 ${version} 版（${writtenMoment(until)} 前）`).join('、')}。
        </p>
      )}
    </>
  )
}
