'use client'

import { type OfBookable, queryOf } from '../../desk/admin/ask.ts'
import { QrSquare } from './QrSquare.tsx'
import { useDoor, useWakefulScreen } from './useDoor.ts'
import { doorMs } from './words.ts'

interface Props {
  bookable: OfBookable
  lesson: string
  /** Address of the page on which one checks in by oneself. */
  checkInUrl: string
}

/** The screen at the door: six digits to be read from three metres, and the way to the page that asks for them. */
export function DoorScreen({ bookable, lesson, checkInUrl }: Props) {
  const { shown, said } = useDoor(bookable, lesson)
  useWakefulScreen()
  return (
    <main className="gongyun-door">
      <header>
        <a href={`/admin/signups/check-in?${queryOf(bookable, { lesson })}`}>← 签到页</a>
        {/* the browser's own way out of it is the key Esc, or a swipe */}
        <button
          type="button"
          onClick={() => void document.documentElement.requestFullscreen?.().catch(() => undefined)}
        >
          全屏
        </button>
      </header>
      <h1>
        {shown?.title ?? '现场签到'}
        {shown !== undefined && <small>{shown.when}</small>}
      </h1>
      {shown === undefined ? (
        <p className="closed" role="status">
          {said ?? '正在读取…'}
        </p>
      ) : (
        <>
          <div className="code">
            <p>签到码</p>
            <p className="digits" aria-live="polite" aria-label={`签到码 ${[...shown.code].join(' ')}`}>
              <span>{shown.code.slice(0, 3)}</span> <span>{shown.code.slice(3)}</span>
            </p>
            {/* made anew with each code, so that it begins at what is left */}
            <span
              key={shown.code}
              className="left"
              aria-hidden="true"
              style={{ animationDelay: `${shown.leftMs - doorMs}ms` }}
            />
            <p className="came">
              已到 <strong>{shown.came}</strong> 人
            </p>
            {said !== undefined && (
              <p className="old" role="alert">
                连不上服务器，签到码可能马上失效。
              </p>
            )}
          </div>
          <div className="way">
            <QrSquare text={checkInUrl} says="自己签到页面的二维码" />
            <p>微信扫一扫，填报名码、手机号和这 6 位数字</p>
            <p className="address">{checkInUrl.replace(/^https?:\/\//, '')}</p>
          </div>
        </>
      )}
    </main>
  )
}
