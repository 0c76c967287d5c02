import { expect, it } from 'vitest'
import { isFromAnotherSite } from '../../../cms/base/network/ownPages.ts'

const from = (headers: Record<string, string>) => isFromAnotherSite(new Headers(headers), 'https://union.example')

it.each([
  // a program, and old browsers
  {},
  { host: '10.0.0.5:3000' },
  { origin: 'https://union.example', host: 'localhost:3000' },
  { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' },
  { origin: 'https://intranet.example', host: 'localhost:3000', 'x-forwarded-host': 'intranet.example' },
  { origin: 'https://union.example', 'sec-fetch-site': 'same-origin' },
  // what our own answers send, which tell nobody where they are
  { origin: 'null', 'sec-fetch-site': 'same-origin' },
  { origin: 'null', host: '10.0.0.5:3000' },
  // typed, or opened from a program
  { 'sec-fetch-site': 'none' },
])('should take %j for our own page, or a program', (headers) => {
  expect(from(headers)).toBe(false)
})

it.each([
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', host: 'union.example' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://shop.union.example', 'sec-fetch-site': 'same-site' },
  { origin: 'http://evil.example', host: '10.0.0.5:3000', 'x-forwarded-host': 'intranet.example' },
])('should take %j for the page of another site', (headers) => {
  expect(from(headers)).toBe(true)
})
