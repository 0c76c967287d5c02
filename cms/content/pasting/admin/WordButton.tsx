'use client'

import { useRef, useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import type { RichNode } from '../../../documents/richText/nodes.ts'
import { largestWord } from '../word/uploadLimit.ts'
import { type Taken, takenOf } from './clipboard.ts'

const names = z.array(z.string())
const node: z.ZodType<RichNode> = z.looseObject({ type: z.string() })
const brought = z.object({
  nodes: z.array(node),
  pictures: z.array(z.object({ data: z.string(), name: z.string(), alt: z.string() })),
  report: z.object({
    localPictures: names,
    remotePictures: names,
    otherPictures: names,
    unwanted: names,
    links: names,
    counts: z.record(z.string(), z.number()),
  }),
})

/** Takes in a document of Word with its pictures. */
export function WordButton({
  onTaken,
  onProblem,
}: {
  onTaken: (taken: Taken) => void
  /** @param problem why it cannot be taken, in Chinese */
  onProblem: (problem: string) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [isReading, setIsReading] = useState(false)

  const read = async (file: File): Promise<void> => {
    if (file.size > largestWord)
      return onProblem(
        `「${file.name}」有 ${(file.size / 1024 / 1024).toFixed(1)} MB，Word 文档最大 20 MB。请压缩里面的图片，或分成几份。`,
      )
    setIsReading(true)
    const answer = await askApi(`/api/word?name=${encodeURIComponent(file.name)}`, brought, {
      method: 'POST',
      body: file,
    })
    setIsReading(false)
    if (answer.ok) onTaken(takenOf(answer.value))
    else onProblem(answer.message)
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".docx"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // the same file may be chosen again
          target.value = ''
          if (file !== undefined) void read(file)
        }}
      />
      <button type="button" className="gongyun-word" disabled={isReading} onClick={() => input.current?.click()}>
        {isReading ? '正在读 Word 文档…' : '导入 Word 文档'}
      </button>
    </>
  )
}
