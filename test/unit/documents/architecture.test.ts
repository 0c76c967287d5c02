import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hookOrder } from '../../../cms/hookOrder.ts'

/** The lines of the picture of a save. */
function picture(): string[] {
  const [, text = ''] =
    /## The life of a save\n[\s\S]*?```text\n([\s\S]*?)```/.exec(readFileSync('docs/ARCHITECTURE.md', 'utf8')) ?? []
  return text.split('\n')
}

/** The hooks of the picture by phase, in their order; each with the reason that stands beside it. */
function hooksShown(): Record<string, { name: string; reason: string }[]> {
  const phases: Record<string, { name: string; reason: string }[]> = {}
  let hooks: { name: string; reason: string }[] = []
  for (const line of picture()) {
    const [, phase] = /^ {2}├─ (\w+)/.exec(line) ?? []
    const [, name, reason] = /^ {2}│ {4}(\w+) +(.*)$/.exec(line) ?? []
    if (phase !== undefined) phases[phase] = hooks = []
    if (name !== undefined && reason !== undefined) hooks.push({ name, reason })
  }
  return phases
}

it('should show every hook of a save in its phase and its place, and no other', () => {
  const shown = Object.entries(hooksShown()).map(([phase, hooks]) => [phase, hooks.map(({ name }) => name)])
  const stated = Object.entries(hookOrder).map(([phase, hooks]) => [
    phase,
    hooks.map((hook) => (hook as { name: string }).name),
  ])
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(stated))
})

it('should say why each is there', () => {
  const without = Object.values(hooksShown())
    .flat()
    .filter(({ reason }) => reason.trim() === '')
  expect(without).toEqual([])
})
