interface Props<V extends string> {
  label: string
  words: Readonly<Partial<Record<V, string>>>
  chosen: V | null
  onChoose: (value: V) => void
}

/** One of a few, by one tap. */
export function Choice<V extends string>({ label, words, chosen, onChoose }: Props<V>) {
  return (
    <div className="gongyun-record-choice" role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {(Object.keys(words) as V[]).map((value) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {words[value]}
        </button>
      ))}
    </div>
  )
}
