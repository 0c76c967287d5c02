import { mostDecimals, peopleIn, tenThousandsText } from '../../../../../site/catalogue/campaigns/people.ts'
import type { FormMeasure } from '../../../../content/campaigns/template.ts'

/** A number as it stands in a field: nothing for 0, 万人次 with no decimal that says nothing. */
export function typedText({ inTenThousands }: Pick<FormMeasure, 'inTenThousands'>, number: number): string {
  if (number === 0) return ''
  if (!inTenThousands) return String(number)
  const decimals = [0, 1, 2, 3].find((few) => number % 10 ** (mostDecimals - few) === 0)
  return tenThousandsText(number, decimals ?? mostDecimals)
}

/** What a field says: 0 where it is empty. @returns undefined when it is no such number */
export function numberTyped({ inTenThousands }: Pick<FormMeasure, 'inTenThousands'>, text: string): number | undefined {
  return text.trim() === '' ? 0 : peopleIn(text, inTenThousands)
}
