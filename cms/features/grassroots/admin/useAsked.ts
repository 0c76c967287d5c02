import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'

/** What was said, and at which address: at another one it says nothing. */
export interface Said<T> {
  address: string
  answer: T | undefined
  problem: string | undefined
}

/** What is said at an address; nothing as long as only another one has answered, so that nobody takes that for this. */
export function saidAt<T>(said: Said<T> | undefined, address: string | undefined): Said<T> | undefined {
  return said !== undefined && said.address === address ? said : undefined
}

/** A newer answer in the place of what an address has said; at another one it changes nothing: it comes too late. */
export function withNewer<T>(said: Said<T> | undefined, address: string | undefined, answer: T): Said<T> | undefined {
  const before = saidAt(said, address)
  return before === undefined ? said : { ...before, answer, problem: undefined }
}

/** What the server says at an address, and why not; asked again whenever the address is another one. @param address undefined asks nothing */
export function useAsked<T>(address: string | undefined, schema: z.ZodType<T>) {
  const [said, setSaid] = useState<Said<T>>()
  useEffect(() => {
    if (address === undefined) return undefined
    let isOver = false
    void askApi(address, schema).then((got) => {
      if (isOver) return
      setSaid({ address, answer: got.ok ? got.value : undefined, problem: got.ok ? undefined : got.message })
    })
    return () => {
      isOver = true
    }
  }, [address, schema])
  const { answer, problem } = saidAt(said, address) ?? {}
  return {
    answer,
    problem,
    setAnswer: (newer: T) => setSaid((before) => withNewer(before, address, newer)),
  }
}
