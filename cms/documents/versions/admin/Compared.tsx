import './boundedDiff.ts'
import { FieldDiffContainer, getHTMLDiffComponents } from '@payloadcms/ui/rsc'
import type { DateFieldDiffServerComponent } from 'payload'
import type { ComponentProps } from 'react'

type Given = Pick<ComponentProps<DateFieldDiffServerComponent>, 'comparisonValue' | 'versionValue' | 'i18n'> & {
  field: { label?: ComponentProps<DateFieldDiffServerComponent>['field']['label'] }
  nestingLevel?: number | undefined
}
type How = Omit<Parameters<typeof getHTMLDiffComponents>[0], 'fromHTML' | 'toHTML'>

interface Props {
  /** What Payload gives a field whose two versions are compared. */
  given: Given
  /** What a value is in HTML, which is compared. */
  htmlOf: (value: unknown) => string
  className: string
  how?: How
}

/** A field in two versions side by side, within what its page may take (./boundedDiff.ts). */
export function Compared({ given, htmlOf, className, how = {} }: Props) {
  const { comparisonValue, versionValue, field, i18n, nestingLevel = 0 } = given
  const { From, To } = getHTMLDiffComponents({
    ...how,
    fromHTML: htmlOf(comparisonValue),
    toHTML: htmlOf(versionValue),
  })
  return (
    <FieldDiffContainer
      className={className}
      From={From}
      To={To}
      i18n={i18n}
      label={{ label: field.label ?? false }}
      nestingLevel={nestingLevel}
    />
  )
}
