'use client'

import type { CampaignsAnswer } from './answers.ts'

/** Which campaign and period a page is about. */
export interface Chosen {
  campaign: string
  period: string
}

interface Props {
  campaigns: CampaignsAnswer['campaigns']
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}

/** The choice of a campaign and one of its periods. */
export function PeriodChoice({ campaigns, chosen, onChoose }: Props) {
  const periods = campaigns.find(({ id }) => id === chosen.campaign)?.periods ?? []
  const choose = (campaign: string) =>
    onChoose({ campaign, period: campaigns.find(({ id }) => id === campaign)?.periods[0]?.id ?? '' })
  return (
    <div className="gongyun-signups-tabs" role="group" aria-label="看哪一张">
      <label>
        专项{' '}
        <select value={chosen.campaign} onChange={({ target }) => choose(target.value)}>
          {campaigns.map(({ id, title, year }) => (
            <option key={id} value={id}>
              {year} {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        报送期{' '}
        <select value={chosen.period} onChange={({ target }) => onChoose({ ...chosen, period: target.value })}>
          {periods.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** What is chosen to begin with: what the address says, or the first that has a period. */
export function firstChosen(campaigns: CampaignsAnswer['campaigns'], asked: Chosen): Chosen | undefined {
  const named = campaigns.find(({ id }) => id === asked.campaign)
  const campaign = named ?? campaigns.find(({ periods }) => periods.length > 0)
  const [first] = campaign?.periods ?? []
  if (campaign === undefined || first === undefined) return undefined
  const period = campaign.periods.find(({ id }) => id === asked.period) ?? first
  return { campaign: campaign.id, period: period.id }
}
