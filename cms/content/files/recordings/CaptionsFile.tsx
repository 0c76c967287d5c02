'use client'

import { useField } from '@payloadcms/ui'
import { useState } from 'react'

/** Takes a captions file into the field, where it can be read and mended. */
export function CaptionsFile() {
  const { setValue, disabled } = useField<string>({ path: 'captions' })
  const [problem, setProblem] = useState('')

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return
    const bytes = await file.arrayBuffer()
    try {
      setValue(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
      setProblem('')
    } catch {
      // subtitle tools on Chinese systems still write this one
      setValue(new TextDecoder('gb18030').decode(bytes))
      setProblem('这个文件不是 UTF-8 编码，已按 GB18030 读取，请检查文字有没有乱码。')
    }
  }

  return (
    <p className="gongyun-captions">
      <label>
        选择字幕文件
        <input
          type="file"
          accept=".vtt,.srt,text/vtt"
          disabled={disabled}
          onChange={({ target }) => {
            take(target.files?.[0]).catch(() => setProblem('文件读不了，请重新选择。'))
            target.value = ''
          }}
        />
      </label>
      {problem !== '' && <span role="alert">{problem}</span>}
    </p>
  )
}
