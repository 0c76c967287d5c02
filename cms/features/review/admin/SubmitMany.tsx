'use client'

import { Button, useAuth, useConfig, useListQuery, useSelection } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { z } from 'zod'
import { problemsText } from '../../../base/problemText.ts'
import { askApi } from '../../../base/ui/askApi.ts'
import type { User } from '../../../payload-types.ts'

/** What a list knows of an entry. */
const listed = z.looseObject({ updatedAt: z.string().optional() }).catch({})

interface Props {
  collectionSlug: string
}

/** What became of the chosen entries. */
interface Told {
  done: number
  /** Why each of the others was not submitted, with its title. */
  refused: string[]
}

/**
 * 提交审稿 for the entries that are chosen in a list, after an import for example: each as it stands in the list, so that
 * what somebody else has changed since is not submitted unseen.
 */
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
  const rowOf = (id: string): { title: string; seen: string | undefined } => {
    const { [titleField]: title, updatedAt } = listed.parse(data?.docs.find((one) => String(one['id']) === id))
    return { title: typeof title === 'string' && title !== '' ? title : '（没有标题）', seen: updatedAt }
  }
  const submit = async () => {
    setIsBusy(true)
    const refused: string[] = []
    for (const id of selectedIDs.map(String)) {
      const { title, seen } = rowOf(id)
      const problem = await submitOne(`/api/${collectionSlug}/${id}/review`, seen)
      if (problem !== undefined) refused.push(`《${title}》：${problem}`)
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

/**
 * @param seen the `updatedAt` of the text that stands in the list; undefined when the list has it no more
 * @returns why an entry was not submitted, in Chinese
 */
async function submitOne(path: string, seen: string | undefined): Promise<string | undefined> {
  if (seen === undefined) return '列表里已经没有这一条，没有提交。请刷新列表再试。'
  const answer = await askApi(path, z.unknown(), { method: 'POST', body: { step: 'submit', seen } })
  if (answer.ok) return undefined
  return problemsText(answer.fields) || answer.message
}
