/** Our own component: Payload's shows and takes dates in the browser's time zone. */
const components = {
  Field: '/documents/fields/dates/DateField#DateField',
  Cell: '/documents/fields/dates/DateCell#DateCell',
}

/** How a day with a time is typed and shown. */
export const momentAdmin = {
  date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' },
  components,
} as const

/** How a whole day is typed and shown. */
export const dayAdmin = { date: { displayFormat: 'yyyy-MM-dd' }, components } as const
