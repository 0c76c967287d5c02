'use client'

import { RelationshipInput, useField, withCondition } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { CollectionSlug, RelationshipFieldClientProps, ValueWithRelation } from 'payload'
import { type ComponentProps, type FormEvent, useMemo, useRef } from 'react'
import { type Found, useFound } from './useFound.ts'

type InputProps = ComponentProps<typeof RelationshipInput>
type Displayed = NonNullable<InputProps['formatDisplayedOptions']>

/**
 * A relation to documents of one collection. It is Payload's, but what is typed finds what the list of these documents
 * finds by it: pinyin, initials and other ways to write a title.
 */
function RelationFieldShown({ field, path, readOnly }: RelationshipFieldClientProps) {
  const { admin, hasMany, label, required, relationTo: to } = field
  const { customComponents, disabled, filterOptions, initialValue, setValue, showError, value } = useField<
    string | string[] | null
  >({ path })
  const relation = to as CollectionSlug
  const relationTo = useMemo(() => [relation], [relation])
  const box = useRef<HTMLDivElement>(null)
  const { found, search } = useFound(relation, filterOptions?.[relation])

  const related = useMemo(() => asRelated(relation, value), [relation, value])
  const initial = useMemo(() => asRelated(relation, initialValue), [relation, initialValue])
  const choose = (chosen: ValueWithRelation | ValueWithRelation[] | null): void => {
    const ids = Array.isArray(chosen) ? chosen.map((one) => String(one.value)) : chosen && String(chosen.value)
    setValue(ids, JSON.stringify(ids) === JSON.stringify(value))
  }
  const type = ({ target }: FormEvent): void => {
    // a drawer that is opened from here lies elsewhere on the page
    if (target instanceof HTMLInputElement && box.current?.contains(target)) search(target.value)
  }
  // asked while it is shown: the box is emptied in ways that nobody is told of
  const displayed: Displayed = (groups) => {
    const typed = box.current?.querySelector<HTMLInputElement>('input[role=combobox]')?.value
    return found !== undefined && found.typed === typed
      ? optionsOf(relation, found)
      : groups.flatMap(({ options }) => options)
  }
  const several = hasMany
    ? { hasMany: true as const, initialValue: listed(initial), value: listed(related), onChange: choose }
    : { hasMany: false as const, initialValue: single(initial), value: single(related), onChange: choose }

  return (
    <div className="field-type" ref={box} onInput={type} style={mergeFieldStyles(field)}>
      <RelationshipInput
        {...several}
        AfterInput={customComponents?.AfterInput}
        BeforeInput={customComponents?.BeforeInput}
        Description={customComponents?.Description}
        Error={customComponents?.Error}
        Label={customComponents?.Label}
        allowCreate={admin?.allowCreate ?? true}
        allowEdit={admin?.allowEdit ?? true}
        appearance={admin?.appearance ?? 'select'}
        formatDisplayedOptions={displayed}
        isSortable={admin?.isSortable ?? true}
        path={path}
        readOnly={readOnly === true || disabled === true}
        relationTo={relationTo}
        required={required === true}
        showError={showError}
        {...(admin?.className !== undefined && { className: admin.className })}
        {...(admin?.description !== undefined && { description: admin.description })}
        {...(admin?.placeholder !== undefined && { placeholder: admin.placeholder })}
        {...(filterOptions !== undefined && { filterOptions })}
        {...(label !== undefined && { label })}
      />
    </div>
  )
}

export const RelationField = withCondition(RelationFieldShown)

function asRelated(relationTo: CollectionSlug, value: unknown): ValueWithRelation | ValueWithRelation[] | null {
  if (Array.isArray(value)) return value.map((id: unknown) => ({ relationTo, value: String(id) }))
  return typeof value === 'string' && value !== '' ? { relationTo, value } : null
}

function listed(value: ReturnType<typeof asRelated>): ValueWithRelation[] {
  return value === null ? [] : [value].flat()
}

function single(value: ReturnType<typeof asRelated>): ValueWithRelation | null {
  return listed(value)[0] ?? null
}

/**
 * What was found, as the drop-down takes it. It leaves out whatever does not say what was typed; as text each of these
 * does, while it is shown by its title.
 */
function optionsOf(relationTo: string, { typed, entries }: Found): ReturnType<Displayed> {
  return entries.map(({ id, title }) => ({
    allowEdit: true,
    label: Object.assign([title], { toString: () => `${title} ${typed}` }) as unknown as string,
    relationTo,
    value: id,
  }))
}
