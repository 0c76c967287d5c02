import type { FormState } from 'payload'

/** Paths of the lists of a form that have a row which the server has not yet said how to draw, in order. */
export function waitingLists(fields: FormState): string[] {
  return Object.entries(fields)
    .filter(([, { rows }]) => rows?.some(({ isLoading }) => isLoading === true))
    .map(([path]) => path)
    .sort()
}
