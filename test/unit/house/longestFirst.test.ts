import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { longest } from '../../support/longestFirst.ts'

it('should begin with files that are there', () => {
  expect(longest.filter((file) => !existsSync(file))).toEqual([])
})
