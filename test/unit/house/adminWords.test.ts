import type { Field } from 'payload'
import { describe, expect, it } from 'vitest'
import configured from '../../../cms/payload.config.ts'

const { collections, globals } = await configured
/** What people see of: not Payload's own tables, and not what is hidden. */
const shown = [...collections.filter(({ slug }) => !slug.startsWith('payload-') && slug !== 'outbox'), ...globals]

interface Word {
  path: string
  kind: string
  text: unknown
}

const isChinese = (text: unknown) => typeof text === 'string' && /\p{Script=Han}/u.test(text)
/** Fields that Payload adds and labels by itself, in Chinese too. */
const isPayloads = (name: string) =>
  /^(id|createdAt|updatedAt|_status|url|thumbnailURL|filename|mimeType|filesize|width|height|focalX|focalY|sizes|email|hash|salt|resetPasswordToken|resetPasswordExpiration|lockUntil|loginAttempts|sessions|password)$/.test(
    name,
  )

function isShown(field: Field): boolean {
  const admin = (field.admin ?? {}) as { hidden?: boolean; disabled?: boolean }
  // createdAt and updatedAt are no inputs, and stand in lists
  const isKept = 'name' in field && (field.name === 'createdAt' || field.name === 'updatedAt')
  if ('hidden' in field && field.hidden === true) return false
  return admin.disabled !== true && (admin.hidden !== true || isKept)
}

/** Every word that we wrote into a field and those below it. */
function wordsOf(fields: readonly Field[], before: string): Word[] {
  return fields.flatMap((field): Word[] => {
    const name = 'name' in field && field.name ? field.name : field.type
    const path = `${before}.${name}`
    const admin = (field.admin ?? {}) as { description?: unknown; placeholder?: unknown }
    if (!isShown(field)) return []
    if (before.split('.').length === 1 && isPayloads(name) && field.type !== 'array') return []
    if (name === 'id') return []
    const words: Word[] = []
    const add = (kind: string, text: unknown) => words.push({ path, kind, text })
    if (field.type !== 'row' && field.type !== 'tabs') add('label', 'label' in field ? field.label : undefined)
    if (admin.description !== undefined) add('description', admin.description)
    if (typeof admin.placeholder === 'string' && !/^[\d.:\s-]+$/.test(admin.placeholder))
      add('placeholder', admin.placeholder)
    if ('labels' in field) for (const [kind, text] of Object.entries(field.labels ?? {})) add(`labels.${kind}`, text)
    if ('options' in field && Array.isArray(field.options))
      for (const option of field.options) add('option', typeof option === 'string' ? option : option.label)
    if (field.type === 'tabs')
      for (const tab of field.tabs) {
        add('tab', tab.label)
        words.push(...wordsOf(tab.fields, path))
      }
    else if ('fields' in field) words.push(...wordsOf(field.fields, path))
    return words
  })
}

describe('the words of the admin', () => {
  it('should be Chinese in every label, help text, example and choice that we own', () => {
    const words = shown.flatMap((entity) => [
      ...Object.entries('labels' in entity ? entity.labels : { label: entity.label }).map(([kind, text]): Word => ({
        path: entity.slug,
        kind,
        text,
      })),
      { path: entity.slug, kind: 'group', text: entity.admin.group },
      ...(entity.admin.description === undefined
        ? []
        : [{ path: entity.slug, kind: 'description', text: entity.admin.description }]),
      ...wordsOf(entity.fields, entity.slug),
    ])
    expect(words.length).toBeGreaterThan(300)
    expect(words.filter(({ text }) => !isChinese(text))).toEqual([])
  })

  it('should show every date on the clock in Shanghai, in the form and in the list', () => {
    const dates = (fields: readonly Field[], before: string): { path: string; field: Field }[] =>
      fields.filter(isShown).flatMap((field) => {
        const path = 'name' in field && field.name ? `${before}.${field.name}` : before
        if (field.type === 'date') return [{ path, field }]
        if (field.type === 'tabs') return field.tabs.flatMap((tab) => dates(tab.fields, path))
        return 'fields' in field ? dates(field.fields, path) : []
      })
    const found = shown
      .flatMap((entity) => dates(entity.fields, entity.slug))
      // a global stands in no list
      .filter(({ path }) => !globals.some(({ slug }) => path === `${slug}.createdAt` || path === `${slug}.updatedAt`))
    const componentsOf = ({ field }: { field: Field }) =>
      (field.admin as { components?: { Field?: unknown; Cell?: unknown } } | undefined)?.components ?? {}
    const isKept = ({ path }: { path: string }) => /^[a-z]+\.(createdAt|updatedAt)$/.test(path)
    expect(found.length).toBeGreaterThan(10)
    expect(
      found
        .filter(
          (date) => componentsOf(date).Cell === undefined || (!isKept(date) && componentsOf(date).Field === undefined),
        )
        .map(({ path }) => path),
    ).toEqual([])
  })
})
