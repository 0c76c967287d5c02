import { expect } from 'vitest'
import { storedForm } from '../../cms/content/campaigns/form.ts'
import type { Api } from './api.ts'

/** A campaign with a form, and the period of the tests. */
export interface TestCampaign {
  id: string
  period: string
}

/** A day some days from now, as a form of the admin sends it. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString()
}

/** Publishes a campaign whose units report online and offline. @param unit that leads it */
export async function makeCampaign(staff: Api, unit: string, more: object = {}): Promise<TestCampaign> {
  const made = await staff.request<{ doc: { id: string; periods: { id: string }[] } }>('POST', '/api/campaigns', {
    title: '文化活动进基层',
    year: 2026,
    unit,
    kinds: ['performance', 'film'],
    ...storedForm('byChannel'),
    periods: [{ label: '全年', from: dayFromNow(-30), to: dayFromNow(10), due: dayFromNow(12), locks: dayFromNow(20) }],
    _status: 'published',
    ...more,
  })
  expect([made.status, made.body]).toEqual([201, expect.anything()])
  return { id: made.body.doc.id, period: made.body.doc.periods[0]?.id ?? '' }
}
