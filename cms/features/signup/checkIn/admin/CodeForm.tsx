import { useState } from 'react'
import { codeScanned } from './codeScanned.ts'
import { codeOfPhoto } from './codeOfPhoto.ts'

interface Props {
  /** @param code of a registration, as it is looked up */
  onCode: (code: string) => void
  /** @param text why nothing was found */
  onProblem: (text: string) => void
}

/** A code that somebody shows: typed, or the photo of its QR. */
export function CodeForm({ onCode, onProblem }: Props) {
  const [code, setCode] = useState('')
  const byCode = (text: string): void => {
    const found = codeScanned(text)
    if (found === undefined) return onProblem('报名码是 10 个字母和数字，请再看一遍。')
    setCode('')
    onCode(found)
  }
  const byPhoto = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const text = await codeOfPhoto(file).catch(() => undefined)
    if (text === undefined) return onProblem('照片里没有认出二维码。请拍近一些，或输入 10 位码。')
    byCode(text)
  }
  return (
    <form
      className="gongyun-signups-code"
      onSubmit={(event) => {
        event.preventDefault()
        byCode(code)
      }}
    >
      <input
        aria-label="10 位报名码"
        placeholder="10 位报名码"
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={20}
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <button className="btn btn--style-primary" type="submit">
        签到
      </button>
      <label className="btn btn--style-secondary">
        拍二维码
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => void byPhoto(target.files?.[0]).finally(() => (target.value = ''))}
        />
      </label>
    </form>
  )
}
