import { useState } from 'react'
import { campaignsAnswer, type CampaignsAnswer } from './answers.ts'
import { type Chosen, firstChosen } from './PeriodChoice.tsx'
import { useAsked } from '../../admin/useAsked.ts'

/** What one can report of, and what of it is chosen; the address of the page says it, so that it can be shared. */
export function useChosen(asked: Chosen) {
  const { answer, problem } = useAsked('/api/grassroots/returns/campaigns', campaignsAnswer)
  const [own, setOwn] = useState<Chosen>()
  const campaigns: CampaignsAnswer['campaigns'] = answer?.campaigns ?? []
  const chosen = own ?? firstChosen(campaigns, asked)
  const query = chosen === undefined ? undefined : new URLSearchParams({ ...chosen }).toString()
  const choose = (next: Chosen): void => {
    setOwn(next)
    window.history.replaceState(null, '', `?${new URLSearchParams({ ...next }).toString()}`)
  }
  return { campaigns, chosen, query, choose, problem, isRead: answer !== undefined }
}
