import type { Field, Plugin, Validate } from 'payload'
import { validations } from 'payload/shared'
import { fieldsBelow } from './holdLimits.ts'

/** Checks that ask Payload's own already: fields are shared by collections, and last as long as the server. */
const asking = new WeakSet<Validate>()

/**
 * A field's own check takes the place of Payload's, which knows what is required, the options and what is related. With
 * this, a field that names a check has both; its own comes first, since it says what to do.
 */
export const keepBuiltInChecks: Plugin = (config) => {
  for (const { fields } of [...(config.collections ?? []), ...(config.globals ?? [])])
    for (const field of fieldsBelow(fields)) keep(field)
  return config
}

function keep(field: Field): void {
  const own = 'validate' in field ? (field.validate as Validate | undefined) : undefined
  const builtIn = Object.entries(validations).find(([type]) => type === field.type)?.[1] as Validate | undefined
  if (own === undefined || builtIn === undefined || asking.has(own)) return
  const both: Validate = async (value, options) => {
    const answer = await own(value, options)
    return answer === true ? builtIn(value, { ...field, ...options }) : answer
  }
  asking.add(both)
  Object.assign(field, { validate: both })
}
