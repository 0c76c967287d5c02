'use client'

interface Props {
  stated: number | null
  computed: number
}

/** What a table states as its sum, what it adds up to, and the difference: it is said, and never mended silently. */
export function Sums({ stated, computed }: Props) {
  const difference = stated === null ? 0 : computed - stated
  return (
    <p className={difference === 0 ? 'when' : 'when gongyun-grassroots-difference'} role="status">
      {stated !== null && `表上写总计 ${stated}，`}各单位加起来 {computed}
      {difference !== 0 && `，${difference > 0 ? '多' : '少'} ${Math.abs(difference)}`}
    </p>
  )
}
