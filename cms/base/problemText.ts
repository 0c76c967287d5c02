/** What is wrong with one field of a document, as the API tells it. */
export interface ToldProblem {
  path: string
  message: string
  label?: string | undefined
  /** Whether the message says itself which field it is about. */
  isNamed?: boolean | undefined
}

/** A problem whose message begins with what its field is called. */
export interface NamedProblem {
  path: string
  label: string
  message: string
  isNamed: true
}

/** @param message in Chinese, which says itself which field it is about */
export function namedProblem(path: string, label: string, message: string): NamedProblem {
  return { path, label, message, isNamed: true }
}

/**
 * A problem as it is said away from its field: with what the field is called.
 * @returns in Chinese, for example 标题：必填，请填写。
 */
export function problemText({ path, message, label, isNamed }: ToldProblem): string {
  return isNamed === true ? message : `${label ?? path}：${message}`
}
