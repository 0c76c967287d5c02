import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageHeaders } from '../../../cms/server/http/staticFiles.ts'
import { askedPath, searchPath } from '../../../site/search/asked/asked.ts'

describe.each(['nginx.conf', 'Caddyfile'])('the example %s', (name) => {
  const text = readFileSync(`docs/operators/${name}`, 'utf8')

  it.each(['/', searchPath])('should send with %s the policy that the server itself sends', (path) => {
    const policy = new Headers(pageHeaders(path)).get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(text).toContain(`"${policy}"`)
  })

  it('should pass on what the server alone can answer of a search', () => {
    for (const address of [searchPath, askedPath.slice(1)]) expect(text).toContain(address)
  })
})
