import { type BookableAnswer, doneAnswer } from './answers.ts'
import { type OfBookable, queryOf } from './ask.ts'
import { lessonAt } from './lessons.ts'
import { MessageAll } from './MessageAll.tsx'
import type { Act } from './useBookable.ts'

const overrides = { open: '开放', closed: '关闭', auto: '按设定' } as const

interface Props {
  bookable: OfBookable
  answer: BookableAnswer
  onAct: Act
}

/** What is done with all who signed up for something: attendance, roster, window, change and message. */
export function BookableActions({ bookable, answer, onAct }: Props) {
  const { mayWork, mayExport } = answer
  const { lessons, isGone, override: set } = answer.bookable
  const lesson = lessonAt(lessons, Date.now())
  const link = (page: string, more: Record<string, string> = {}) => `/admin/signups/${page}?${queryOf(bookable, more)}`
  return (
    <>
      <div className="gongyun-signups-tabs" aria-label="操作" role="group">
        {mayWork && lesson !== undefined && (
          <>
            <a className="btn btn--style-primary btn--size-small" href={link('check-in', { lesson: lesson.id })}>
              签到
            </a>
            <a className="btn btn--style-secondary btn--size-small" href={link('door', { lesson: lesson.id })}>
              门口屏幕
            </a>
          </>
        )}
        {mayExport && (
          <>
            <a className="btn btn--style-secondary btn--size-small" href={link('roster')}>
              打印签名表
            </a>
            <a
              className="btn btn--style-secondary btn--size-small"
              href={`/api/signup/desk/roster.xlsx?${queryOf(bookable)}`}
            >
              导出名单
            </a>
          </>
        )}
        {mayWork && !isGone && (
          <a
            className="btn btn--style-secondary btn--size-small"
            href={`/admin/collections/${bookable.collection}/${bookable.entry}`}
          >
            改时间地点或取消
          </a>
        )}
      </div>
      <p className="hint">
        {mayExport && '签名表和名单有完整姓名，每次打开都记入审计。'}
        {mayWork && !isGone && '改时间地点：在条目里改好、发布，两分钟后报了名和候补的每人收到一条通知，不用另发。'}
      </p>
      {mayWork && (
        <div className="gongyun-signups-tabs" aria-label="报名开关" role="group">
          报名：
          {Object.entries(overrides).map(([override, word]) => (
            <button
              key={override}
              type="button"
              aria-pressed={set === override}
              onClick={() => void onAct('override', doneAnswer, { bookable, override }, `报名开关：${word}`)}
            >
              {word}
            </button>
          ))}
        </div>
      )}
      {mayWork && (
        <MessageAll
          told={answer.told}
          reachesNobody={answer.reachesNobody}
          onSend={(text, key) =>
            onAct(
              'message',
              doneAnswer,
              { bookable, key, text },
              answer.reachesNobody ? '通知只记在日志里，没有发给任何人。' : '通知已排队发送。',
            )
          }
        />
      )}
    </>
  )
}
