import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Ranges that lead to no public host (IANA special-purpose registries, RFC 6890). */
const ranges: [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

const list = new BlockList()
for (const [address, prefix] of ranges)
  list.addSubnet(address, prefix, isIPv4(address) ? 'ipv4' : 'ipv6')

/** Whether an IP address is this machine's, this network's or nobody's; what is no address counts as one. */
export function isPrivate(ip: string): boolean {
  // An IPv4 address in an IPv6 one's clothes is checked as what it is: BlockList does that itself.
  return isIPv4(ip) ? list.check(ip, 'ipv4') : !isIPv6(ip) || list.check(ip, 'ipv6')
}
