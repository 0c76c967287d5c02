import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Attack } from '../attack.ts'
import type { AttackedSite } from '../attackedSite.ts'
import { inheritedNames } from '../generate/hostileValues.ts'
import { readActions } from '../serverActions.ts'
import { bytesOf, onWire } from '../wire.ts'

/** Stands in the request's headers, and may not come back in an answer. */
const marker = 'attack-marker-7f3a'

const names = [
  ...inheritedNames,
  ...['isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', '__defineGetter__', '__lookupGetter__', '', 'nothing'],
  ...['form-state', 'table-state', 'render-list', 'render-document', 'render-field', 'schedule-publish', 'slugify'],
  ...[
    'copy-data-from-locale',
    'get-default-layout',
    'render-widget',
    'server-functions',
    'get-folder-results-component-and-data',
  ],
]

const everyone = ['visitor', 'editor', 'auditor'] as const
const few = ['visitor', 'editor'] as const
const allArguments = [
  {},
  null,
  { collectionSlug: '__proto__' },
  { schemaPath: 'constructor' },
  // of a collection that there is, with arguments of another kind
  ...[5, 'x', true, [[1]]].map((wrong) => ({
    collectionSlug: 'works',
    drawerSlug: 'x',
    ...{ initialData: wrong, query: wrong, data: wrong, formState: wrong, docPermissions: wrong, columns: wrong },
  })),
]

/** Server functions of any name and arguments: no answer holds the request, a secret or a cookie. */
export const serverFunctions: Attack = {
  name: 'functions',
  async run(site, tally, size) {
    const secrets = await secretsOf(site)
    for (const action of await readActions())
      for (const role of size.isWhole ? everyone : few)
        for (const name of names)
          for (const args of size.isWhole ? allArguments : [{}]) {
            const token = site.tokenOf(role)
            const cookie = `other=${marker}${token === undefined ? '' : `; payload-token=${token}`}`
            const request = {
              method: 'POST',
              target: '/admin',
              headers: [
                ['Next-Action', action],
                ['Content-Type', 'text/plain;charset=UTF-8'],
                ['Cookie', cookie],
                ['Sec-Fetch-Site', 'same-origin'],
                ['X-Any', marker],
              ],
              body: Buffer.from(JSON.stringify([{ name, args }])),
            } as const
            const answer = await onWire(site.port, bytesOf(request))
            const text = typeof answer === 'string' ? '' : JSON.stringify(answer.headers) + answer.text
            const told = [...secrets, ['the request', marker], ...(token === undefined ? [] : [['the log-in', token]])]
              .filter(([, secret]) => secret !== undefined && text.includes(secret))
              .map(([what]) => what)
            const example = () => `${role} ${JSON.stringify({ name, args })}`
            tally.expect(told.length === 0, `an answer holds ${told.join(', ')}`, example)
            const isAnswered = typeof answer !== 'string' && answer.status < 500
            tally.expect(
              isAnswered,
              `a server function: ${typeof answer === 'string' ? answer : answer.status}`,
              example,
            )
          }
  },
}

/** What no answer may hold, with what to call it. */
async function secretsOf(site: AttackedSite): Promise<[string, string][]> {
  const read = (name: string) => readFile(path.join(site.dataDir, name), 'utf8')
  const { token } = z.looseObject({ token: z.string() }).parse(JSON.parse(await read('server.json')))
  return [
    ['the key that signs log-ins', (await read('secret')).trim()],
    ['the token of the data folder', token],
    ["the front's header", 'x-gongyun-'],
    ['the password of the first administrator', (await read('first-admin-password.txt')).trim()],
  ]
}
