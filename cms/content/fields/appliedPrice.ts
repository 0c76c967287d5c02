import { z } from 'zod'
import { priceOf, workersPart, yuanText } from '../../../site/catalogue/prices.ts'
import { courseTypes, courseTypesOf } from '../../../site/catalogue/vocabulary.ts'

const amount = z.number().nullish().catch(undefined)
const pricedTypes = z.enum(courseTypesOf.subsidised)
/** As much of a course as says what one lesson costs, in a form or a table that may be half filled in. */
const priced = z.object({
  kind: z.literal('subsidised'),
  type: pricedTypes,
  price: z.object({ list: amount, subsidy: amount }).nullish().catch(undefined),
})
/** What the global `site` says of prices, in fen. */
export const sitePrices = z.object({
  prices: z
    .array(z.object({ type: pricedTypes, list: z.number(), subsidy: z.number() }))
    .nullish()
    .transform((prices) => prices ?? []),
})

/**
 * What holds of a 普惠 course that has no price of its own: its own is one when both of its amounts are there.
 * @param course as it is filled in so far
 * @param site the global `site`
 * @returns a sentence with the amounts in yuan; undefined where it has its own, or nothing can be said
 */
export function appliedPrice(course: unknown, site: unknown): string | undefined {
  const [of, known] = [priced.safeParse(course).data, sitePrices.safeParse(site).data]
  if (of === undefined || known === undefined) return undefined
  const given = [of.price?.list, of.price?.subsidy].filter((one) => typeof one === 'number')
  if (given.length === 2) return undefined
  const why = given.length === 0 ? '没有填本课价格' : '本课价格只填了一项，不作数'
  const applied = priceOf({ ...of, price: undefined }, known)
  const type = `“网站”里${courseTypes[of.type]}的价格`
  if (applied === undefined) return `${why}，${type}也还没有定：公众页面不写价格。`
  const { list, subsidy } = applied
  return `${why}，按${type}：每课原价 ${yuanText(list)} 元，工会补贴 ${yuanText(subsidy)} 元，职工承担 ${yuanText(workersPart(applied))} 元。`
}
