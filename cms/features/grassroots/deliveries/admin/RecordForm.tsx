import { deliveryChannels, deliveryLevels, serviceKinds } from '../../../../../site/catalogue/vocabulary.ts'
import type { DeskAnswer } from '../rules/answers.ts'
import { longest } from '../rules/contract.ts'
import { Choice } from './Choice.tsx'
import { type Draft, withPhoto } from './draft.ts'
import { Photos } from './Photos.tsx'

interface Props {
  desk: DeskAnswer
  draft: Draft
  /** Latest day that can be chosen, YYYY-MM-DD. */
  today: string
  /** Of one that is recorded already: why it is changed; undefined for a new one. */
  reason: string | undefined
  onReason: (reason: string) => void
  /** Changes what is in the form by then. */
  onChange: (how: (draft: Draft) => Draft) => void
  /** Whether photos are going up: until then nothing is sent. */
  isUploading: boolean
  onUploading: (isUploading: boolean) => void
  onSend: () => void
  /** Of one that is put right; undefined for a new one. */
  onCancel: (() => void) | undefined
  onProblem: (text: string) => void
}

/** What a delivery was, in the order in which one knows it; what is seldom needed is folded away. */
export function RecordForm({ desk, draft, today, reason, isUploading, onChange, ...told }: Props) {
  const { onReason, onUploading, onSend, onCancel, onProblem } = told
  const set = (some: Partial<Draft>): void => onChange((before) => ({ ...before, ...some }))
  const campaign = desk.campaigns.find(({ id }) => id === draft.campaign)
  const kinds = Object.fromEntries((campaign?.kinds ?? []).map((kind) => [kind, serviceKinds[kind]]))
  const isNew = reason === undefined
  const text = (name: 'place' | 'provider' | 'note', label: string, placeholder: string) => (
    <label>
      {label}
      <input
        value={draft[name]}
        maxLength={longest[name]}
        placeholder={placeholder}
        autoComplete="off"
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </label>
  )
  return (
    <form
      className="gongyun-record"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {isNew && (
        <label>
          专项
          <select value={draft.campaign} onChange={({ target }) => set({ campaign: target.value, kind: null })}>
            <option value="">请选</option>
            {desk.campaigns.map(({ id, title, year }) => (
              <option key={id} value={id}>
                {year} {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {isNew && (
        <label>
          单位
          <select value={draft.ownerUnit} onChange={({ target }) => set({ ownerUnit: target.value })}>
            <option value="">请选</option>
            {desk.units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {campaign !== undefined && campaign.kinds.length > 0 && (
        <Choice label="送什么" words={kinds} chosen={draft.kind} onChoose={(kind) => set({ kind: kind })} />
      )}
      <label>
        日期
        <input type="date" value={draft.day} max={today} onChange={({ target }) => set({ day: target.value })} />
      </label>
      {text('place', '地点（公开）', '例如：花城一小操场')}
      <Choice label="层级" words={deliveryLevels} chosen={draft.level} onChoose={(level) => set({ level })} />
      <Choice label="方式" words={deliveryChannels} chosen={draft.channel} onChoose={(channel) => set({ channel })} />
      <label>
        参加人数（人次）
        <input
          inputMode="numeric"
          value={draft.people}
          maxLength={12}
          autoComplete="off"
          onChange={({ target }) => set({ people: target.value })}
        />
      </label>
      <details>
        <summary>承办、照片、报道、备注</summary>
        {text('provider', '承办的单位或志愿者', '例如：花城区职工艺术团')}
        <Photos
          unit={draft.ownerUnit}
          photos={draft.photos}
          isBusy={isUploading}
          onBusy={onUploading}
          onAdd={(photo) => onChange((before) => withPhoto(before, photo))}
          onClear={() => set({ photos: [] })}
          onProblem={onProblem}
        />
        <label>
          媒体报道的网址，一行一个
          <textarea value={draft.mediaLinks} onChange={({ target }) => set({ mediaLinks: target.value })} />
        </label>
        {text('note', '备注（不公开）', '例如：雨天改在室内')}
      </details>
      {reason !== undefined && (
        <label>
          为什么改
          <input value={reason} maxLength={longest.reason} onChange={({ target }) => onReason(target.value)} />
        </label>
      )}
      <p className="gongyun-record-send">
        <button className="btn btn--style-primary" type="submit" disabled={isUploading}>
          {isNew ? '记下这一场' : '保存改动'}
        </button>
        {onCancel !== undefined && (
          <button className="btn btn--style-secondary" type="button" disabled={isUploading} onClick={onCancel}>
            不改了
          </button>
        )}
      </p>
    </form>
  )
}
