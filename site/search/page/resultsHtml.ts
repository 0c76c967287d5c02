import { libraries } from '../../catalogue/pageCollections.ts'
import { dayText } from '../../text/dates.ts'
import { timeSlots } from '../../catalogue/vocabulary.ts'
import { addressOf, type Asked, firstShown, mostShown, nothingAsked, type Sort, sorts } from '../asked/asked.ts'
import type { Answer } from '../query/answer.ts'
import { narrowHtml } from './narrowHtml.ts'
import { hitHtml } from './hitHtml.ts'
import { type Html, html } from './html.ts'
import { ownPagesFor } from './ownPages.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Other ways of saying what was looked for that are named. */
const mostNamed = 6

/**
 * What stands below the form: what was found, and how to narrow it. Every step is a link, so that it works with and
 * without a script and every state has its address.
 * @param now milliseconds since the epoch
 */
export function resultsHtml(answer: Answer, now: number): Html {
  const { asked, total, groups, words, how, others } = answer
  const marks = how === 'near' ? [] : asked.isExact ? words : [...words, ...others]
  const first = { ...asked, shown: firstShown }
  if (total === 0) return html`${statusHtml(answer, now)}${ownPagesHtml(asked)}${emptyHtml(answer)}`
  return html`
    ${statusHtml(answer, now)} ${ownPagesHtml(asked)} ${librariesHtml(answer)}
    <div class="found">
      ${narrowHtml(answer)}
      <div>
        ${asked.library !== undefined && sortsHtml(first)}
        ${groups
          .filter(({ hits }) => hits.length > 0)
          .map(
            ({ library, count, hits }) => html`
              <section class="hits" aria-labelledby="in-${library}">
                <div class="section-head">
                  <h2 id="in-${library}">${libraries[library].title} <small>${count} 条</small></h2>
                  ${hits.length < count && asked.library === undefined && html`<a class="more" href="${addressOf({ ...first, library })}">全部 ${count} 条</a>`}
                </div>
                <ol>
                  ${hits.map((hit) => hitHtml(hit, marks, now))}
                </ol>
                ${asked.library !== undefined && hits.length < count && asked.shown < mostShown && html`<p class="actions"><a class="button quiet" href="${addressOf({ ...asked, shown: Math.min(asked.shown + firstShown, mostShown) })}" data-keep>再看 ${Math.min(firstShown, count - hits.length)} 条</a></p>`}
              </section>
            `,
          )}
      </div>
    </div>
  `
}

/** Pages of the site that are no entries, where somebody may mean one of them. */
function ownPagesHtml({ text, library }: Asked): Html | undefined {
  const pages = library === undefined ? ownPagesFor(text) : []
  if (pages.length === 0) return undefined
  return html`<ul class="own-pages" aria-label="网站的页面">
    ${pages.map(({ path, title, says }) => html`<li><a href="${path}">${title}</a><small>${says}</small></li>`)}
  </ul>`
}

/** How much was found, of what. */
function statusHtml(answer: Answer, now: number): Html {
  const { asked, how, total, words } = answer
  const typed = asked.text === '' ? undefined : html`“<b>${asked.text}</b>”`
  const meant = joined(words, '、')
  const notes: Record<Answer['how'], Html | undefined> = {
    exact: undefined,
    pinyin: html`按拼音找到的是“${meant}”。`,
    near: html`没有完全一样的，下面是相差一个字的。`,
    fewer: html`没有全都符合的，下面是符合其中一部分的：${meant}。`,
  }
  const wishes = wishesOf(answer, now)
  return html`<p class="status">
    ${total === 0 ? html`没有找到${typed}。` : html`找到 <b>${total}</b> 条${typed && html`，与${typed}有关`}。`}
    ${total > 0 && notes[how]} ${othersHtml(answer)} ${wishes.length > 0 && html`只看：${joined(wishes, '、')}。`}
  </p>`
}

/** In which other words it was looked for, or could be; each way has its address. */
function othersHtml({ asked, others, own }: Answer): Html | undefined {
  if (others.length === 0) return undefined
  const named = html`${joined(others.slice(0, mostNamed), '、')}${others.length > mostNamed && '等'}`
  const way = { ...asked, isExact: !asked.isExact, shown: firstShown }
  const link = (text: Html): Html => html`<a href="${addressOf(way)}">${text}</a>`
  if (asked.isExact) return html`只找了“${asked.text}”本身。${link(html`也找意思相同的：${named}`)}`
  if (own === 0) return html`没有“${asked.text}”本身的，下面是意思相同的：${named}。`
  return html`也找了意思相同的：${named}。${link(html`只找“${asked.text}”`)}`
}

function wishesOf({ wishes: { days, slot, isFree } }: Answer, now: number): string[] {
  const day = (number: number): string => dayText(number * dayMs, now)
  return [
    ...(days === undefined ? [] : [days.from === days.to ? day(days.from) : `${day(days.from)}至${day(days.to)}`]),
    ...(slot === undefined ? [] : [timeSlots[slot]]),
    ...(isFree ? ['免费'] : []),
  ]
}

function librariesHtml({ asked, groups }: Answer): Html {
  const all = groups.reduce((sum, { count }) => sum + count, 0)
  const to = (library: Asked['library']): string =>
    addressOf({ ...asked, library, values: library === undefined ? {} : asked.values, shown: firstShown })
  return html`<nav class="chips" aria-label="结果所在的栏目">
    <a href="${to(undefined)}" ${asked.library === undefined && current}>全部 ${all}</a>
    ${groups.map(({ library, count }) => html`<a href="${to(library)}" ${asked.library === library && current}>${libraries[library].short} ${count}</a>`)}
  </nav>`
}

const current = html`aria-current="true"`

function sortsHtml(asked: Asked): Html {
  return html`<nav class="sorts" aria-label="排序">
    ${(Object.keys(sorts) as Sort[]).map((sort) => html`<a href="${addressOf({ ...asked, sort })}" ${asked.sort === sort && current}>${sorts[sort]}</a>`)}
  </nav>`
}

/** What one can do where nothing is found. */
function emptyHtml({ asked, typed: text, unnarrowed }: Answer): Html {
  const isNarrowed =
    addressOf({ ...nothingAsked, text }) !== addressOf({ ...asked, sort: 'relevance', shown: firstShown })
  const says =
    unnarrowed > 0
      ? html`不限时间和筛选，与“<b>${text}</b>”有关的有 ${unnarrowed} 条。`
      : asked.text === ''
        ? '这样组合没有条目。'
        : '换个说法试试：少几个字，写拼音，或者写人名、单位、艺术门类。'
  return html`<div class="empty">
    <p>${says}</p>
    <p class="actions">
      ${isNarrowed && html`<a class="button" href="${addressOf({ ...nothingAsked, text: unnarrowed > 0 ? text : asked.text })}">${unnarrowed > 0 ? `看这 ${unnarrowed} 条` : '去掉全部筛选'}</a>`}
      <a class="button quiet" href="${addressOf({ ...nothingAsked, text: '免费' })}">近期免费的课和活动</a>
      <a class="button quiet" href="/works/">看作品库</a>
      <a class="button quiet" href="/talents/">看人才库</a>
    </p>
  </div>`
}

function joined(parts: readonly string[], by: string): Html {
  return html`${parts.map((part, at) => html`${at > 0 && by}${part}`)}`
}
