import type { CheckboxFieldDiffServerComponent } from 'payload'
import { Compared } from './Compared.tsx'

/** A yes or no in two versions; Payload writes true and false. */
export const YesNoDiff: CheckboxFieldDiffServerComponent = (given) => (
  <Compared given={given} htmlOf={htmlOf} className="text-diff" />
)

function htmlOf(value: unknown): string {
  return typeof value === 'boolean' ? `<p>${value ? '是' : '否'}</p>` : '<p></p>'
}
