'use client'

import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { z } from 'zod'
import { problemsText } from '../../../base/problemText.ts'
import { askApi } from '../../../base/ui/askApi.ts'

interface Props {
  /** Of the version in the API. */
  address: string
  /** When it was saved, in words. */
  at: string
  /** What the document is, for example 演出. */
  name: string
  /** Of the document in the admin. */
  path: string
  /** Whether it comes back as a draft; a setting holds at once. */
  isDraft: boolean
}

const modal = 'restore-version'
const restored = z.object({ message: z.string().optional() })

/** The button that goes back to a version. In the place of Payload's, which does not say why that is refused. */
export function RestoreStep({ address, at, name, path, isDraft }: Props) {
  const { toggleModal } = useModal()
  const router = useRouter()
  const restore = async (): Promise<void> => {
    const answer = await askApi(isDraft ? `${address}?draft=true` : address, restored, { method: 'POST' })
    if (answer.ok) {
      toast.success(isDraft ? (answer.value.message ?? draftText) : `已改回 ${at} 那一版。`)
      return router.push(path)
    }
    toast.error(`没有恢复这一版。${problemsText(answer.fields) || answer.message}`, { duration: 15_000 })
  }
  return (
    <>
      <Button buttonStyle="primary" className="gongyun-restore" size="xsmall" onClick={() => toggleModal(modal)}>
        恢复这一版
      </Button>
      <ConfirmationModal
        body={
          isDraft
            ? `${name}会按 ${at} 那一版恢复成一份草稿。公众看到的页面不变，草稿要经过审稿再发布；现在的草稿留在“版本”里。`
            : `“${name}”会改回 ${at} 那一版，马上生效；现在的设置留在“版本”里。`
        }
        confirmingLabel="正在恢复"
        heading="恢复这一版"
        modalSlug={modal}
        onConfirm={restore}
      />
    </>
  )
}

const draftText = '已恢复成一份草稿，公众看到的页面没有变。请看过后提交审稿。'
