import { cloneElement, type ReactElement } from 'react'
import type { DocumentViewServerProps } from 'payload'
import { z } from 'zod'
import { VersionView as PayloadsView } from '../../../../node_modules/@payloadcms/next/dist/views/Version/index.js'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { RestoreStep } from './RestoreStep.tsx'

/** What Payload's view (3.90) is drawn with, as far as it is changed here. */
interface Drawn {
  canUpdate: boolean
  versionFromOptions: { label: ReactElement<Label>; value: string }[]
  VersionToCreatedAtLabel: ReactElement<Label>
  versionToCreatedAtFormatted: string
  versionToID: string
}

/** What names a version there: what it is, and when it was saved. */
interface Label {
  doc: { updatedAt: string }
  disableDate?: boolean
}

const segments = z.array(z.string())

/**
 * Two versions beside each other. The comparison is Payload's, which writes the times of the browser and of the server;
 * here they are those of the site's clock. And Payload's button says nothing of why a version was not restored.
 */
export async function VersionView(props: DocumentViewServerProps) {
  const drawn = (await PayloadsView(props)) as ReactElement<Drawn>
  const { canUpdate, VersionToCreatedAtLabel: label, versionFromOptions, versionToID } = drawn.props
  const { collectionConfig: collection, globalConfig: global, docID } = props.initPageResult
  const at = writtenMoment(label.props.doc.updatedAt)
  const isTrashed = segments.parse(props.routeSegments)[2] === 'trash'
  const of =
    global === undefined
      ? { name: String(collection?.labels.singular), path: `/collections/${collection?.slug}/${docID}` }
      : { name: String(global.label), path: `/globals/${global.slug}` }
  const owner = global === undefined ? collection?.slug : `globals/${global.slug}`
  return cloneElement(drawn, {
    canUpdate: false,
    versionFromOptions: versionFromOptions.map((option) => ({ ...option, label: withTime(option.label) })),
    versionToCreatedAtFormatted: at,
    VersionToCreatedAtLabel: (
      <>
        {withTime(label)}
        {canUpdate && !isTrashed && (
          <RestoreStep
            address={`/api/${owner}/versions/${versionToID}`}
            at={at}
            name={of.name}
            path={`/admin${of.path}`}
            isDraft={global === undefined}
          />
        )}
      </>
    ) as unknown as ReactElement<Label>,
  })
}

function withTime(label: ReactElement<Label>) {
  return (
    <span key={label.key} className="gongyun-version-label">
      {cloneElement(label, { disableDate: true })}
      <time dateTime={label.props.doc.updatedAt}>{writtenMoment(label.props.doc.updatedAt)}</time>
    </span>
  ) as ReactElement<Label>
}
