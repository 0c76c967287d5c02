'use client'

import { type FormEvent, useState } from 'react'
import type { Publishing } from '../batch/publishing.ts'

/** What was chosen to be uploaded. */
export interface Upload {
  library: string
  table: File
  pictures: File | undefined
  publish: boolean
}

interface Props {
  libraries: { slug: string; label: string }[]
  library: string
  publishing: Publishing
  isBusy: boolean
  onUpload: (upload: Upload) => void
}

/** What is said of publishing at once. */
const publishHints = {
  free: '不勾选时都存为草稿',
  reasoned: '不勾选时都存为草稿；开启了“写稿和审稿分开”，直接发布要在预览里写明理由',
  held: '现在不能选：开启了“写稿和审稿分开”，您导入的要由别人来审。请按草稿导入，再到条目里点“提交审稿”',
} as const

/** Which library, which file, with which pictures. */
export function UploadForm({ libraries, library, publishing, isBusy, onUpload }: Props) {
  const [to, setTo] = useState(library)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const table = data.get('table')
    const pictures = data.get('pictures')
    if (!(table instanceof File) || table.size === 0) return
    onUpload({
      library: to,
      table,
      pictures: pictures instanceof File && pictures.size > 0 ? pictures : undefined,
      publish: data.get('publish') === 'on',
    })
  }

  return (
    <form className="gongyun-import-form" onSubmit={submit}>
      <label>
        <span>导入到</span>
        <select value={to} onChange={({ target }) => setTo(target.value)}>
          {libraries.map(({ slug, label }) => (
            <option key={slug} value={slug}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p className="gongyun-import-hint">
        第一次导入请先<a href={`/api/import/${to}/template`}>下载这个栏目的模板</a>
        ，里面有填写说明和可选的词；要改库里已有的，请
        <a href={`/api/import/${to}/export`}>导出</a>后在表里改，按“编号”对应。
      </p>
      <FileInput label="表格（.xlsx 或 .csv，最大 20 MB）" name="table" accept=".xlsx,.csv" required />
      <FileInput label="图片压缩包（可选，.zip，最大 200 MB；表里写图片的文件名）" name="pictures" accept=".zip" />
      {publishing !== 'never' && (
        <label className="gongyun-import-check">
          <input type="checkbox" name="publish" disabled={publishing === 'held'} />
          <span>直接发布（{publishHints[publishing]}）</span>
        </label>
      )}
      <button className="btn btn--style-primary btn--size-medium" type="submit" disabled={isBusy}>
        上传并预览
      </button>
      <p className="gongyun-import-hint">
        预览不会写入任何内容。确认后要么全部导入，要么一条不动；导入后 30 天内可以整批撤销。
      </p>
    </form>
  )
}

/** The browser's own words on a file input are in the browser's language, so this one lies unseen over Chinese ones. */
function FileInput({ label, ...input }: { label: string; name: string; accept: string; required?: boolean }) {
  const [chosen, setChosen] = useState('')
  return (
    <label>
      <span>{label}</span>
      <span className="gongyun-import-file">
        <strong>选择文件</strong> {chosen || '还没有选文件'}
        <input type="file" {...input} onChange={({ target }) => setChosen(target.files?.[0]?.name ?? '')} />
      </span>
    </label>
  )
}
