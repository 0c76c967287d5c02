import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressSizeProblem } from '../../../cms/server/http/asked/addressSize.ts'
import { kindOf } from '../../../cms/server/front/kinds.ts'
import { isForNext, isForServer, pathIn } from '../../../cms/base/network/paths.ts'

const dots = fc.constantFrom('..', '%2e%2e', '.%2E', '%2e.')
const first = fc.constantFrom('admin', 'api', '_next', 'works', 'preview')
const meant = fc.constantFrom('/api/users', '/api/users/login', '/admin', '/works/', '/healthz', '/preview/notices/1')
const many = `?${'a&'.repeat(200)}`

it('should take an address with dot segments for the one that answers it, whoever asks', () => {
  fc.assert(
    fc.property(first, dots, meant, fc.constantFrom('', many), (area, up, path, query) => {
      const [sent, plain] = [`/${area}/${up}${path}${query}`, path + query]
      expect(pathIn(sent)).toBe(pathIn(plain))
      expect([isForNext(sent), isForServer(sent)]).toEqual([isForNext(plain), isForServer(plain)])
      expect(addressSizeProblem(sent)?.status).toBe(addressSizeProblem(plain)?.status)
      for (const method of ['GET', 'POST'])
        for (const isStaff of [true, false])
          expect(kindOf({ method, url: sent, headers: {} }, isStaff)).toBe(
            kindOf({ method, url: plain, headers: {} }, isStaff),
          )
    }),
  )
})
