import { readFileSync } from 'node:fs'

// Preloaded into a server: its clock is as many milliseconds off as the file says.
const file = process.env['TEST_CLOCK_FILE'] ?? ''
const rightNow = Date.now

Date.now = () => rightNow() + Number(readFileSync(file, 'utf8'))
globalThis.Date = new Proxy(Date, {
  construct: (right, given, wanted) => Reflect.construct(right, given.length === 0 ? [Date.now()] : given, wanted),
})
