import { z } from 'zod'
import { askApi } from '../../../../base/ui/askApi.ts'
import { mostPhotos } from '../rules/contract.ts'

interface Props {
  /** Of which unit the pictures are to be. */
  unit: string
  photos: readonly string[]
  /** Whether some are going up. */
  isBusy: boolean
  onBusy: (isBusy: boolean) => void
  /** One has gone up: it comes to those that are there by then. */
  onAdd: (photo: string) => void
  onClear: () => void
  onProblem: (text: string) => void
}

const uploaded = z.object({ doc: z.object({ id: z.string() }) })

/** Photos go up at once, into the pictures of the unit, where they lose what a camera has written of the place. */
export function Photos({ unit, photos, isBusy, onBusy, onAdd, onClear, onProblem }: Props) {
  const upload = async (files: readonly File[]): Promise<void> => {
    onBusy(true)
    for (const file of files.slice(0, mostPhotos - photos.length)) {
      const body = new FormData()
      body.set('file', file)
      body.set('_payload', JSON.stringify({ alt: '活动现场', ownerUnit: unit }))
      const got = await askApi('/api/media', uploaded, { method: 'POST', body })
      if (got.ok) onAdd(got.value.doc.id)
      else onProblem(got.kind === 'offline' ? '照片要联网后再加：先记下这一场，联网后点“改”补上。' : got.message)
    }
    onBusy(false)
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
        <button type="button" disabled={isBusy} onClick={onClear}>
          去掉照片
        </button>
      )}
    </p>
  )
}
