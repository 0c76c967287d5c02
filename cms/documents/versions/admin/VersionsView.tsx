import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps, Field } from 'payload'
import { fieldAffectsData } from 'payload/shared'
import { readGlobalVersionLines } from '../globalVersionLines.ts'
import { readVersionLines, type VersionLine } from '../versionLines.ts'
import { VersionTable } from './VersionTable.tsx'

/**
 * The list of the versions of an entry or of a setting: when, who, what changed and what became of it. In the place of
 * Payload's, which tells the id and the time of the server. It stands in the drawer too in which a version is chosen to
 * compare with.
 */
export async function VersionsView(props: DocumentViewServerProps) {
  const { initPageResult, routeSegments, searchParams, versions } = props
  const { collectionConfig: collection, globalConfig: global, docID, req } = initPageResult
  const isToCompare = versions?.useVersionDrawerCreatedAtCell === true
  if (global !== undefined) {
    const table = (
      <VersionTable
        shown={await readGlobalVersionLines(req, global, searchParams?.['page'])}
        path={`/admin/globals/${global.slug}/versions`}
        isToCompare={isToCompare}
        nobody="没有记录"
        stateOf={({ isPublic }) => (isPublic ? <strong className="live">现在用的</strong> : '先前用过的')}
      />
    )
    return (
      <>
        <SetDocumentStepNav globalLabel={global.label} globalSlug={global.slug} view="版本" />
        <main className="versions">{isToCompare ? table : <Gutter className="versions__wrap">{table}</Gutter>}</main>
      </>
    )
  }
  if (collection === undefined || docID === undefined) notFound()
  const id = String(docID)
  const isTrashed = routeSegments[2] === 'trash'
  const stages = stageWords(collection.fields)
  const table = (
    <VersionTable
      shown={await readVersionLines(req, collection, id, searchParams?.['page'])}
      path={`/admin/collections/${collection.slug}/${isTrashed ? 'trash/' : ''}${id}/versions`}
      isToCompare={isToCompare}
      nobody="系统"
      stateOf={(line) => stateText(line, stages)}
    />
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
