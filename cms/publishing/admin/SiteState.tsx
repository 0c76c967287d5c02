import type { CollectionSlug, Payload } from 'payload'
import { isDocumentName, partsOf } from '../../../site/catalogue/documentName.ts'
import { formatInShanghai } from '../../base/time/wallClock.ts'
import type { User } from '../../payload-types.ts'
import {
  type Failure,
  isPublicGlobal,
  openedPort,
  publicGlobals,
  type Published,
  type SiteState as State,
} from '../../documents/port.ts'

/** Failures that are named; the others are counted. */
const shownFailures = 20

const time = formatInShanghai({ dateStyle: 'short', timeStyle: 'medium' })

/**
 * The state of the public site, on the admin's first page: what was published last, what waits, what failed. A unit
 * editor is told the state alone, since the rest names entries of other units.
 */
export function SiteState({ user, payload }: { user?: Pick<User, 'role'>; payload: Payload }) {
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
      {user?.role !== 'unit-editor' && <LatestPublishes state={state} payload={payload} />}
    </section>
  )
}

function LatestPublishes({ state, payload }: { state: State; payload: Payload }) {
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
          {outcome.isPublic ? <a href={outcome.path}>{calledIn(payload, outcome)}</a> : calledIn(payload, outcome)} 更新{' '}
          {outcome.pages} 个页面，
          {outcome.milliseconds} 毫秒
        </li>
      ))}
    </ul>
  )
}

/** What was published, as editors know it: 公告「冬季班报名通知」. */
function calledIn({ collections }: Payload, { document, title }: Published): string {
  if (isPublicGlobal(document)) return publicGlobals[document]
  if (!isDocumentName(document)) return '网站'
  const label = String(collections[partsOf(document).collection as CollectionSlug].config.labels.singular)
  return title === undefined ? label : `${label}「${title}」`
}

function FailedEntry({ failure: { path, document, title } }: { failure: Failure }) {
  if (document === undefined) return path
  if (isPublicGlobal(document)) return <a href={`/admin/globals/${document}`}>{publicGlobals[document]}</a>
  return <a href={`/admin/collections/${document}`}>{title ?? path}</a>
}
