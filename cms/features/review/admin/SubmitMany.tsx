'use client'

import { Button, useAuth, useConfig, useListQuery, useSelection } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import type { User } from '../../../payload-types.ts'
import { reviewAnswer } from './reviewAnswer.ts'

interface Props {
  collectionSlug: string
}

/** What became of the chosen entries. */
interface Told {
  done: number
  /** Why each of the others was not submitted, with its title. */
  refused: string[]
}

/** 提交审稿 for the entries that are chosen in a list, after an import for example: each as from its own form. */
export function SubmitMany({ collectionSlug }: Props) {
  const { selectedIDs } = useSelection()
  const { data } = useListQuery()
  const { getEntityConfig } = useConfig()
  const { user } = useAuth<User>()
  const router = useRouter()
  const [told, setTold] = useState<Told>()
  const [isBusy, setIsBusy] = useState(false)
  const mayWrite = user ? user.role !== 'auditor' && user.role !== 'reviewer' : false
  if (!mayWrite || (selectedIDs.length === 0 && told === undefined)) return null

  const titleField = getEntityConfig({ collectionSlug })?.admin.useAsTitle ?? 'id'
  const titleOf = (id: string): string => {
    const doc: Record<string, unknown> | undefined = data?.docs.find((one) => String(one['id']) === id)
    const title = doc?.[titleField]
    return typeof title === 'string' && title !== '' ? title : '（没有标题）'
  }
  const submit = async () => {
    setIsBusy(true)
    const refused: string[] = []
    for (const id of selectedIDs.map(String)) {
      const problem = await submitOne(`/api/${collectionSlug}/${id}/review`)
      if (problem !== undefined) refused.push(`《${titleOf(id)}》：${problem}`)
    }
    setTold({ done: selectedIDs.length - refused.length, refused })
    setIsBusy(false)
    router.refresh()
  }
  return (
    <div className="gongyun-submit-many">
      {selectedIDs.length > 0 && (
        <Button buttonStyle="secondary" disabled={isBusy} size="medium" type="button" onClick={() => void submit()}>
          {isBusy ? '正在提交……' : `提交审稿（本页选中的 ${selectedIDs.length} 条）`}
        </Button>
      )}
      {!isBusy && told !== undefined && (
        <div role="status">
          <p>
            已提交审稿 {told.done} 条{told.refused.length > 0 && `，没有提交 ${told.refused.length} 条：`}
          </p>
          <ul>
            {told.refused.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** @returns why an entry was not submitted, in Chinese */
async function submitOne(path: string): Promise<string | undefined> {
  const state = await askApi(path, reviewAnswer)
  if (!state.ok) return state.message
  const refusal = state.value.refusals.submit
  if (refusal) return refusal.message
  const answer = await askApi(path, z.unknown(), { method: 'POST', body: { step: 'submit', seen: state.value.seen } })
  if (answer.ok) return undefined
  return (
    answer.fields.map(({ label, message }) => (label === undefined ? message : `${label}：${message}`)).join('') ||
    answer.message
  )
}
