import { createHash } from 'node:crypto'

/** What a page needs to be trusted by WeChat's browser; the names are those of `wx.config`. */
export interface Signature {
  /** Seconds since the epoch. */
  timestamp: number
  nonceStr: string
  /** SHA-1 in hexadecimal digits. */
  signature: string
}

/**
 * Signs the address of a page: SHA-1 of the four values in the order of their names, as WeChat's documentation of the
 * JS-SDK has it (附录 1-JS-SDK 使用权限签名算法).
 * @param url as the browser has it, without a fragment
 */
export function signatureOf(
  url: string,
  ticket: string,
  { timestamp, nonceStr }: Omit<Signature, 'signature'>,
): Signature {
  const line = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`
  return { timestamp, nonceStr, signature: createHash('sha1').update(line).digest('hex') }
}
