import { BlockList, isIP } from 'node:net'

/** One address, or a network in CIDR notation. */
interface Network {
  address: string
  family: 'ipv4' | 'ipv6'
  /** Leading bits that count. */
  bits: number
}

/**
 * Reads an address or a network, such as `10.0.0.5`, `10.0.0.0/8` or `fd00::/8`.
 * @returns undefined when it is neither
 */
export function readNetwork(text: string): Network | undefined {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || address.includes('%') || rest.length > 0) return undefined
  const all = version === 4 ? 32 : 128
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return undefined
  const count = bits === undefined ? all : Number(bits)
  return count > all ? undefined : { address, family: version === 4 ? 'ipv4' : 'ipv6', bits: count }
}

/**
 * Tells whether an address lies in one of some networks.
 * @param networks as `readNetwork` reads them; others are passed over
 * @returns takes an address as `plainAddress` writes it
 */
export function within(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const { address, bits, family } of networks.flatMap((text) => readNetwork(text) ?? []))
    list.addSubnet(address, bits, family)
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

/**
 * One way of writing for each address: IPv4 stays what it is also where it is mapped into IPv6, IPv6 is in its shortest
 * form, ports, brackets and zones are left out.
 * @returns undefined for what is no address
 */
export function plainAddress(text: string): string | undefined {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const [address = ''] = bare.split('%')
  if (isIP(address) === 4) return address
  if (isIP(address) !== 6) return undefined
  // of the platform's own making, so that every way of writing comes to one
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short)
  if (mapped === null) return short
  const [high, low] = [parseInt(mapped[1] ?? '', 16), parseInt(mapped[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/**
 * Whom a limit counts an address to: itself in IPv4, its /64 in IPv6, which is what one household or office is given.
 * @param address as `plainAddress` writes it; anything else is counted to itself
 */
export function counted(address: string): string {
  return leading(address, 4)
}

/**
 * The network that an address is of, as far as one person may have it: the address itself in IPv4, its /48 in IPv6, which
 * is the most that a provider gives to a place and what a tunnel gives to anybody.
 * @param address as `plainAddress` writes it; anything else is of itself
 */
export function networkOf(address: string): string {
  return leading(address, 3)
}

/** @param groups of 16 bits that count in IPv6 */
function leading(address: string, groups: number): string {
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.split('::')
  const [head, tail] = [before, after ?? ''].map((half) => (half === '' ? [] : half.split(':'))) as [string[], string[]]
  const gap = after === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array<string>(gap).fill('0'), ...tail].slice(0, groups).join(':')
}
