import type { DateFieldClientComponent } from 'payload'
import type { ComponentProps } from 'react'

type Field = ComponentProps<DateFieldClientComponent>['field']

/** A field as wide as what it stands in, which has the width that it is given in the form. */
export function wide(field: Field): Field {
  if (field.admin === undefined) return field
  const { width: _, ...admin } = field.admin
  return { ...field, admin }
}
