import type { DateFieldClient } from 'payload'

/** A field as wide as what it stands in, which has the width that it is given in the form. */
export function wide(field: DateFieldClient): DateFieldClient {
  const { width: _, ...admin } = field.admin ?? {}
  return { ...field, admin }
}
