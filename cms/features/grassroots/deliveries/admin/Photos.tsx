import { useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../../base/ui/askApi.ts'
import { mostPhotos } from '../rules/contract.ts'

interface Props {
  /** Of which unit the pictures are to be. */
  unit: string
  photos: readonly string[]
  onChange: (photos: string[]) => void
  onProblem: (text: string) => void
}

const uploaded = z.object({ doc: z.object({ id: z.string() }) })

/** Photos go up at once, into the pictures of the unit, where they lose what a camera has written of the place. */
export function Photos({ unit, photos, onChange, onProblem }: Props) {
  const [isBusy, setIsBusy] = useState(false)
  const upload = async (files: readonly File[]): Promise<void> => {
    setIsBusy(true)
    const all = [...photos]
    for (const file of files.slice(0, mostPhotos - all.length)) {
      const body = new FormData()
      body.set('file', file)
      body.set('_payload', JSON.stringify({ alt: '活动现场', ownerUnit: unit }))
      const got = await askApi('/api/media', uploaded, { method: 'POST', body })
      if (got.ok) all.push(got.value.doc.id)
      else onProblem(got.kind === 'offline' ? '照片要联网后再加：先记下这一场，联网后点“改”补上。' : got.message)
    }
    onChange(all)
    setIsBusy(false)
  }
  return (
    <p>
      <label className="btn btn--style-secondary">
        {isBusy ? '正在上传…' : '加照片'}
        <input
          type="file"
          accept="image/*"
          multiple
          disabled={isBusy || unit === '' || photos.length >= mostPhotos}
          onChange={({ target }) => void upload([...(target.files ?? [])]).finally(() => (target.value = ''))}
        />
      </label>{' '}
      已有 {photos.length} 张，最多 {mostPhotos} 张
      {photos.length > 0 && (
        <button type="button" onClick={() => onChange([])}>
          去掉照片
        </button>
      )}
    </p>
  )
}
