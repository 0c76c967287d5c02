import { useCallback, useState } from 'react'
import { askApi } from '../../../../base/ui/askApi.ts'
import { type ListAnswer, listAnswer } from '../rules/answers.ts'
import { useAskedAgain } from './useAskedAgain.ts'

/** A page of what was recorded for a campaign. */
interface ChosenPage {
  campaign: string
  page: number
}

/** Which page is read: another campaign begins with its first. */
export function pageOf(chosen: ChosenPage, campaign: string): number {
  return chosen.campaign === campaign ? chosen.page : 1
}

/** What was recorded for a campaign. @param campaign its id; empty while none is chosen */
export function useListed(campaign: string): {
  list: ListAnswer | undefined
  onPage: (page: number) => void
  readList: () => Promise<void>
} {
  const [list, setList] = useState<ListAnswer>()
  const [chosen, setChosen] = useState<ChosenPage>({ campaign, page: 1 })
  const page = pageOf(chosen, campaign)
  const readList = useCallback(async () => {
    if (campaign === '') return
    const got = await askApi(`/api/grassroots/deliveries?campaign=${campaign}&page=${page}`, listAnswer)
    if (got.ok) setList(got.value)
  }, [campaign, page])
  useAskedAgain(readList)
  return { list, onPage: (number) => setChosen({ campaign, page: number }), readList }
}
