import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps, Field } from 'payload'
import { fieldAffectsData } from 'payload/shared'
import { formatInShanghai } from '../../../base/time/wallClock.ts'
import { readVersionLines, type VersionLine } from '../versionLines.ts'
import { VersionLink } from './VersionLink.tsx'

const moment = formatInShanghai({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/**
 * The list of an entry's versions: when, who, what changed and what became of it. In the place of Payload's, which tells
 * the id and the time of the server. It stands in the drawer too in which a version is chosen to compare with.
 */
export async function VersionsView({ initPageResult, routeSegments, searchParams, versions }: DocumentViewServerProps) {
  const { collectionConfig: collection, docID, req } = initPageResult
  if (collection === undefined || docID === undefined) notFound()
  const id = String(docID)
  const { lines, page, pages } = await readVersionLines(req, collection, id, searchParams?.['page'])
  const isTrashed = routeSegments[2] === 'trash'
  const path = `/admin/collections/${collection.slug}/${isTrashed ? 'trash/' : ''}${id}/versions`
  const isToCompare = versions?.useVersionDrawerCreatedAtCell === true
  const stages = stageWords(collection.fields)
  const table = (
    <>
      <table className="gongyun-versions">
        <thead>
          <tr>
            <th>时间</th>
            <th>谁</th>
            <th>改了什么</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <VersionLink href={`${path}/${line.id}`} id={line.id} isToCompare={isToCompare}>
                  <time dateTime={line.at}>{moment.format(new Date(line.at))}</time>
                </VersionLink>
              </td>
              <td>{line.by ?? '系统'}</td>
              <td>{changesText(line.changes)}</td>
              <td>{stateText(line, stages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isToCompare && pages > 1 && (
        <nav className="gongyun-versions-pages" aria-label="翻页">
          {page > 1 && <a href={`${path}?page=${page - 1}`}>较新的</a>}
          <span>
            第 {page} 页，共 {pages} 页
          </span>
          {page < pages && <a href={`${path}?page=${page + 1}`}>更早的</a>}
        </nav>
      )}
    </>
  )
  return (
    <>
      <SetDocumentStepNav
        collectionSlug={collection.slug}
        id={id}
        isTrashed={isTrashed}
        pluralLabel={collection.labels.plural}
        useAsTitle={collection.admin.useAsTitle}
        view="版本"
      />
      <main className="versions">{isToCompare ? table : <Gutter className="versions__wrap">{table}</Gutter>}</main>
    </>
  )
}

function changesText(changes: VersionLine['changes']): string {
  if (changes === undefined) return '最早的一版'
  return changes.length === 0 ? '文字没有改' : changes.join('、')
}

function stateText({ isAutosaved, isPublic, isPublished, stage }: VersionLine, stages: Map<string, string>) {
  if (isPublished) return <strong className="live">{isPublic ? '公众现在看到的' : '先前发布过的'}</strong>
  const word = stages.get(stage ?? 'draft') ?? '草稿'
  return (
    <>
      <span>{word}</span>
      {isAutosaved && <small> 自动保存</small>}
    </>
  )
}

/** What the stored values of the review's stage are called: this floor knows the field, and not the review. */
function stageWords(fields: readonly Field[]): Map<string, string> {
  const field = fields.find((one) => fieldAffectsData(one) && one.name === 'stage')
  const options = field?.type === 'select' ? field.options : []
  return new Map(options.flatMap((one) => (typeof one === 'string' ? [] : [[one.value, String(one.label)] as const])))
}
