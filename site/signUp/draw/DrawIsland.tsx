import { useEffect, useState } from 'react'
import { momentText } from '../../text/dates.ts'
import { drawRecipe } from '../../text/draw.ts'
import type { BookableName } from '../../catalogue/signUp/shapes.ts'
import { isDrawnSo, type ShownDraw } from './checkDraw.ts'

/** One draw: what it is of, and its date in words where there are several. */
export interface DrawOf {
  bookable: BookableName
  text: string | undefined
}

/** A draw as anybody can check it: what it is held to before, and how it came out. */
export function DrawIsland({ bookable, text }: DrawOf) {
  const [draw, setDraw] = useState<ShownDraw>()
  const [checked, setChecked] = useState('')
  useEffect(() => {
    void readDraw(bookable).then(setDraw)
  }, [bookable])
  if (draw === undefined) return null
  const { digest, seed, order, drawnAt } = draw
  const check = async () => {
    const isSo = await isDrawnSo(draw).catch(() => undefined)
    setChecked(
      isSo === undefined
        ? '这个浏览器不能验算，请用下面的命令。'
        : isSo
          ? '验算一致：种子和事先公布的指纹相符，顺序是按种子排出来的。'
          : '验算不一致，请联系主办方。',
    )
  }
  return (
    <div className="draw">
      {text !== undefined && <h3>{text}</h3>}
      {seed === undefined || order === undefined ? (
        <p>还没有抽签。种子已经定好封存，它的指纹（SHA-256）是：</p>
      ) : (
        <>
          <p>
            {drawnAt !== undefined && `${momentText(drawnAt, Date.now())}抽的签。`}
            报名序号按抽到的先后：
          </p>
          <p className="order">{order.length === 0 ? '没有人参加抽签' : order.join('、')}</p>
          <p>种子：</p>
          <p className="digits">{seed}</p>
          <p>事先公布的指纹（SHA-256）：</p>
        </>
      )}
      <p className="digits">{digest}</p>
      {seed !== undefined && order !== undefined && (
        <>
          <button type="button" className="button quiet small" onClick={() => void check()}>
            在浏览器里验算
          </button>
          <p role="status">{checked}</p>
          <details>
            <summary>用 Python 验算</summary>
            <pre>{drawRecipe(seed, order)}</pre>
          </details>
        </>
      )}
    </div>
  )
}

async function readDraw({ collection, entry, occasion }: BookableName): Promise<ShownDraw | undefined> {
  try {
    const asked = new URLSearchParams({ collection, entry, ...(occasion !== undefined && { occasion }) })
    const response = await fetch(`/api/signup/draw?${asked.toString()}`)
    return response.ok ? ((await response.json()) as ShownDraw) : undefined
  } catch {
    return undefined
  }
}
