'use client'

import { useFormFields } from '@payloadcms/ui'
import { type Notice, notices } from '../../asked/words.ts'
import { previewOf, templateProblem } from '../rules.ts'
import { fieldOf } from '../words.ts'

/** Below a template: the message as somebody would get it, while it is written. */
export function TemplatePreview({ path }: { path: string }) {
  const value = useFormFields(([fields]) => fields[path]?.value)
  const notice = (Object.keys(notices) as Notice[]).find((one) => fieldOf(one) === path)
  if (notice === undefined) return null
  const own = typeof value === 'string' ? value : ''
  const problem = templateProblem(notice, own)
  const text = problem ?? previewOf(notice, own)
  return (
    <p className={problem === undefined ? 'gongyun-template' : 'gongyun-template problem'} aria-live="polite">
      {problem === undefined && <b>{`收到的样子（${Array.from(text).length} 字）：`}</b>}
      {text}
    </p>
  )
}
