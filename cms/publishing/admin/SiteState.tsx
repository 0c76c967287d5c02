import type { Payload } from 'payload'
import { formatInShanghai } from '../../base/time/wallClock.ts'
import type { User } from '../../payload-types.ts'
import {
  type Failure,
  isPublicGlobal,
  openedPort,
  publicGlobals,
  type SiteState as State,
} from '../../documents/port.ts'

/** Failures that are named; the others are counted. */
const shownFailures = 20

const time = formatInShanghai({ dateStyle: 'short', timeStyle: 'medium' })

/**
 * The state of the public site, on the admin's first page: what was published last, what waits, what failed. A unit
 * editor is told the state alone, since the rest names entries of other units.
 */
export function SiteState({ payload, user }: { payload: Payload; user?: Pick<User, 'role'> }) {
  const state = openedPort()?.state()
  if (state === undefined) return null
  const isWell = state.problem === undefined && state.failed.length === 0
  return (
    <section className={`gongyun-state ${isWell ? '' : 'failed'}`} aria-label="公众网站">
      <h2>公众网站</h2>
      <p>
        {state.problem !== undefined
          ? `暂时不能发布，系统会自动重试；公众看到的是上一次的页面。原因：${state.problem}`
          : state.failed.length > 0
            ? `有 ${state.failed.length} 处没有更新，旧页面仍在，系统会自动重试；别的照常发布。`
            : state.waiting > 0
              ? `正在更新，还有 ${state.waiting} 个页面。`
              : '全部是最新的。'}{' '}
        <a href="/" target="_blank" rel="noreferrer">
          打开网站
        </a>
      </p>
      {user?.role !== 'unit-editor' && <LatestPublishes payload={payload} state={state} />}
    </section>
  )
}

function LatestPublishes({ payload, state }: { payload: Payload; state: State }) {
  return (
    <ul>
      {state.failed.slice(0, shownFailures).map((failure) => (
        <li key={failure.path}>
          <FailedEntry failure={failure} />：{failure.error}
        </li>
      ))}
      {state.failed.length > shownFailures && <li>还有 {state.failed.length - shownFailures} 处，改好上面的再看。</li>}
      {state.latest.slice(0, 5).map((outcome) => (
        <li key={outcome.document + outcome.at}>
          <time dateTime={outcome.at}>{time.format(new Date(outcome.at))}</time>{' '}
          {outcome.path === undefined ? kindOf(payload, outcome.document) : <a href={outcome.path}>{outcome.path}</a>}{' '}
          更新 {outcome.pages} 个页面，
          {outcome.milliseconds} 毫秒
        </li>
      ))}
    </ul>
  )
}

/** What a document without a page is, for example 图片. */
function kindOf(payload: Payload, document: string): string {
  if (isPublicGlobal(document)) return publicGlobals[document]
  const [collection] = document.split('/')
  const config = payload.config.collections.find(({ slug }) => slug === collection)
  return String(config?.labels.singular ?? '其他内容')
}

function FailedEntry({ failure: { path, document, title } }: { failure: Failure }) {
  if (document === undefined) return path
  if (isPublicGlobal(document)) return <a href={`/admin/globals/${document}`}>{publicGlobals[document]}</a>
  return <a href={`/admin/collections/${document}`}>{title ?? path}</a>
}
