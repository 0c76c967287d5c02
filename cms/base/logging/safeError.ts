import { z } from 'zod'

/** What the log says of an error: its kind, its codes and where it arose, and nothing that it says in words. */
interface LoggedError {
  type: string
  code?: string | number
  /** SQLite's. */
  errcode?: number
  codeName?: string
  status?: number
  syscall?: string
  /** What a person may be told of its text: the kind of a query and its table, a sentence of the engine's own. */
  text?: string
  /** Where it arose: frames alone. */
  stack?: string
  cause?: LoggedError
  errors?: LoggedError[]
}

/** How many errors within an error are told, in depth and side by side. */
const [deepest, widest] = [4, 5]

const name = z.string().regex(/^[A-Za-z_$][\w$]{0,60}$/)
const parts = z.object({
  // `ENOSPC`, `SQLITE_FULL`, 11000
  code: z
    .union([z.number(), z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/)])
    .optional()
    .catch(undefined),
  errcode: z.number().optional().catch(undefined),
  codeName: name.optional().catch(undefined),
  status: z.number().optional().catch(undefined),
  syscall: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .optional()
    .catch(undefined),
})

/**
 * What the log may say of an error. Texts of errors are left out: databases put a query's parameters into them, the file
 * system puts names of files, parsers what they were given, and all of these are what people wrote.
 * @param error anything that was thrown
 */
export function safeError(error: unknown, depth = 0): LoggedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const { message, stack, cause, errors, originalError } = error as Record<string, unknown>
  const text = typeof message === 'string' ? safeText(message) : undefined
  const frames = framesOf(stack, message)
  const inner = cause ?? originalError
  const beside = Array.isArray(errors) && depth < deepest ? errors.slice(0, widest) : []
  return {
    type: name.catch('Error').parse((error as { constructor?: { name?: unknown } }).constructor?.name),
    ...definedOf(parts.parse(error)),
    ...(text !== undefined && { text }),
    ...(frames !== '' && { stack: frames }),
    ...(typeof inner === 'object' && inner !== null && depth < deepest && { cause: safeError(inner, depth + 1) }),
    ...(beside.length > 0 && { errors: beside.map((one) => safeError(one, depth + 1)) }),
  }
}

/** Sentences of the engine in which nothing stands that was computed. */
const ofEngine =
  /^(Cannot (?:read|set) properties of (?:undefined|null)|Maximum call stack size exceeded|Invalid (?:array|string) length|fetch failed|terminated|This operation was aborted)/

/**
 * What of a text may be told though it is not ours.
 * @returns undefined when nothing may
 */
export function safeText(text: string): string | undefined {
  // the names of tables are the schema's; everything behind them may be a value
  const query = /^Failed query:\s*(select|insert|update|delete|create|drop|alter|begin|commit|pragma)\b/i.exec(
    text,
  )?.[1]
  if (query === undefined) return ofEngine.exec(text)?.[1]
  const table = /\b(?:from|into|update|table)\s+["`](\w{1,60})["`]/i.exec(text.slice(0, 20_000))?.[1]
  return table === undefined ? query.toLowerCase() : `${query.toLowerCase()} ${table}`
}

/** A frame as V8 writes it, without the name under which a function was called: that may be computed. */
const frame =
  /^ {4}at (?:async )?(?:new )?(?:[\w$.#<>]+(?: \[as [^\]]*\])? )?\(?((?:file:\/\/|node:|[A-Z]:\\|\/)[^\n]*:\d+:\d+)\)?$/

function framesOf(stack: unknown, message: unknown): string {
  if (typeof stack !== 'string') return ''
  // lines of the text may look like frames
  const at = typeof message === 'string' ? stack.indexOf(message) : -1
  const frames = stack
    .slice(at < 0 ? 0 : at + String(message).length)
    .split('\n')
    .filter((line) => frame.test(line))
  return frames.map((line) => line.replace(/ \[as [^\]]*\]/, '').trim()).join('\n')
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> }

function definedOf<T extends object>(all: T): Defined<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Defined<T>
}
