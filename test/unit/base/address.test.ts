import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../cms/base/settings/env.ts'
import { addressReader } from '../../../cms/base/network/address.ts'
import { counted, plainAddress, readNetwork, within } from '../../../cms/base/network/networks.ts'

const { trustedProxies } = readSettings({})
const asked = (remoteAddress: string | undefined, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
})

const proxies = ['127.0.0.1', '10.0.0.7', 'fd00::7']
const ofProxy = fc.constantFrom(...proxies)
const ofVisitor = fc.oneof(
  fc.ipV4().filter((address) => !address.startsWith('127.') && !address.startsWith('10.')),
  fc.constantFrom('2001:db8::1', '2001:db8:0:1::1', 'fe80::1'),
)
/** What anybody may write to the left of what proxies add. */
const lies = fc.array(fc.oneof(ofVisitor, ofProxy, fc.string(), fc.constantFrom('unknown', '_hidden', '')), {
  maxLength: 4,
})

describe('the address of a request', () => {
  const addressOf = addressReader(['127.0.0.0/8', '10.0.0.0/8', 'fd00::/8'], () => undefined)

  it('should be the last one that is no proxy of ours, whatever its owner claims', () => {
    fc.assert(
      fc.property(lies, ofVisitor, fc.array(ofProxy, { maxLength: 3 }), (before, visitor, between) => {
        const hops = [...between, proxies[0] ?? '']
        const forwarded = [...before, visitor, ...hops.slice(0, -1)].join(', ')
        expect(addressOf(asked(hops.at(-1), forwarded))).toBe(plainAddress(visitor))
      }),
    )
  })

  it("should be the connection's own where it comes from no proxy", () => {
    fc.assert(
      fc.property(lies, ofVisitor, (claimed, visitor) => {
        expect(addressOf(asked(visitor, claimed.join(', ')))).toBe(plainAddress(visitor))
      }),
    )
  })

  it.each([
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', '203.0.113.7:4711', '203.0.113.7'],
    ['127.0.0.1', '[2001:DB8:0:0::1]:4711', '2001:db8::1'],
    ['127.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', '203.0.113.7, unknown', '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
    [undefined, '203.0.113.7', ''],
  ])('should be read from %s and %s', (remote, forwarded, address) => {
    expect(addressReader(trustedProxies, () => undefined)(asked(remote, forwarded))).toBe(address)
  })
})

describe('a proxy that is not named', () => {
  it.each([
    ['192.168.1.4', '203.0.113.7', 1],
    ['::ffff:172.17.0.1', '203.0.113.7', 1],
    ['fd00::8', '203.0.113.7', 1],
    // nobody is spoken for, the proxy is named, and a stranger may write what he likes
    ['192.168.1.4', undefined, 0],
    ['127.0.0.1', '203.0.113.7', 0],
    ['198.51.100.4', '203.0.113.7', 0],
    [undefined, '203.0.113.7', 0],
  ])('should be told of once: %s that speaks for %s', (remote, forwarded, times) => {
    let told = 0
    const addressOf = addressReader(trustedProxies, () => told++)
    for (let count = 0; count < 3; count++) addressOf(asked(remote, forwarded))
    expect(told).toBe(times)
  })
})

describe('an address', () => {
  it('should be written in one way', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const plain = plainAddress(address) ?? ''
        expect(plainAddress(plain)).toBe(plain)
        expect(plainAddress(address.toUpperCase())).toBe(plain)
        expect(plainAddress(`[${address}]:80`)).toBe(plain)
      }),
    )
    expect(['::FFFF:1.2.3.4', '::ffff:102:304', '1.2.3.4:5'].map(plainAddress)).toEqual([
      '1.2.3.4',
      '1.2.3.4',
      '1.2.3.4',
    ])
    expect(['fe80::1%eth0', 'nobody', '1.2.3', ''].map(plainAddress)).toEqual([
      'fe80::1',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('should count to its /64 in IPv6 and to itself in IPv4', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16))
    const four = fc.array(group, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(four, four, four, (network, one, other) => {
        const of = (host: string[]) => counted(plainAddress([...network, ...host].join(':')) ?? '')
        fc.pre(network.some((part) => part !== '0'))
        expect(of(one)).toBe(of(other))
        expect(within([`${of(one)}::/64`])(plainAddress([...network, ...other].join(':')) ?? '')).toBe(true)
      }),
    )
    expect(counted('203.0.113.7')).toBe('203.0.113.7')
    expect(counted('2001:db8:0:1::1')).not.toBe(counted('2001:db8:0:2::1'))
  })
})

describe('TRUSTED_PROXIES', () => {
  it('should be a list of addresses and networks, this machine by default', () => {
    expect(trustedProxies).toEqual(['127.0.0.0/8', '::1'])
    const given = (list: string) => readSettings({ TRUSTED_PROXIES: list }).trustedProxies
    expect(given('10.0.0.5, 172.16.0.0/12 fd00::/8')).toEqual(['10.0.0.5', '172.16.0.0/12', 'fd00::/8'])
    expect(given('')).toEqual(trustedProxies)
  })

  it.each(['10.0.0', '10.0.0.0/33', 'fd00::/129', '10.0.0.1/', 'proxy.example', '10.0.0.1/8/8', 'fe80::1%eth0', ' , '])(
    'should refuse %s, in Chinese',
    (list) => {
      expect(() => readSettings({ TRUSTED_PROXIES: list })).toThrow(
        `环境变量 TRUSTED_PROXIES=${list} 不能用：要填反向代理的 IP 地址或网段`,
      )
      expect(
        list
          .trim()
          .split(/[\s,]+/)
          .every((item) => readNetwork(item) === undefined),
      ).toBe(true)
    },
  )
})
