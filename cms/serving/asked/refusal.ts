/** Why a request is not answered: what is wrong with it, for whoever sent it, in Chinese. */
export interface Refused {
  status: 400 | 403 | 404 | 405 | 414 | 415
  message: string
  headers?: Record<string, string>
}

/** Refuses a method. @param allowed those that the address takes */
export function refusedMethod(method: string, allowed: readonly string[]): Refused {
  const message = `这个地址不接受 ${method.slice(0, 20)} 请求，可以用的是 ${allowed.join('、')}。`
  return { status: 405, message, headers: { allow: allowed.join(', ') } }
}
