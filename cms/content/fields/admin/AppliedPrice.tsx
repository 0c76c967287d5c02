'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import { appliedPrice, sitePrices } from '../appliedPrice.ts'

/** The price that holds as long as an open course has none of its own: what the settings say, which editors do not see. */
export function AppliedPrice() {
  const [site, setSite] = useState<z.infer<typeof sitePrices>>()
  const [kind, type, list, subsidy] = useFormFields(([fields]) =>
    ['kind', 'type', 'price.list', 'price.subsidy'].map((path) => fields[path]?.value),
  )
  useEffect(() => {
    const leaving = new AbortController()
    void askApi('/api/globals/site?depth=0', sitePrices, { signal: leaving.signal }).then((answer) => {
      if (answer.ok && !leaving.signal.aborted) setSite(answer.value)
    })
    return () => leaving.abort()
  }, [])
  const text = appliedPrice({ kind, type, price: { list, subsidy } }, site)
  return text === undefined ? null : <p className="gongyun-applied">{text}</p>
}

/** What stands above the price of a course. */
export function PriceDescription() {
  return (
    <div className="field-description">
      不填就用“网站”里本类型的价格。首课免费体验，其余按每课计。
      <AppliedPrice />
    </div>
  )
}
