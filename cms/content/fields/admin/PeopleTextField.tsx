'use client'

import { TextField, useField } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { TextFieldClientComponent } from 'payload'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import { namesIn, withoutName } from '../peopleInText.ts'
import { wide } from './wide.ts'

const person = z.object({ id: z.string(), name: z.string() })
type Person = z.infer<typeof person>
const answered = z.object({ docs: z.array(person) })

/** How long nothing is typed before names are looked up, in milliseconds. */
const pauseMs = 400
/** Most people that are offered. */
const most = 5

/** People as one line of text. Whoever of them is in the talent library is offered to be referred to. */
export const PeopleTextField: TextFieldClientComponent = (props) => {
  const { beside = '', ...rest } = props as typeof props & { beside?: string }
  const { path } = rest
  const { value, setValue, disabled } = useField<string | null>({ path })
  const chosen = useField<string[] | null>({ path: path.slice(0, path.lastIndexOf('.') + 1) + beside })
  const [found, setFound] = useState<readonly Person[]>([])
  const typed = value ?? ''
  const names = namesIn(typed)
  const sought = names.join('、')

  useEffect(() => {
    if (sought === '') return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ depth: '0', limit: String(most), 'select[name]': 'true' })
      for (const [index, name] of namesIn(sought).entries()) query.set(`where[or][${index}][name][equals]`, name)
      // without an answer names are typed as before
      void askApi(`/api/talents?${query.toString()}`, answered, { signal: leaving.signal }).then((answer) => {
        if (answer.ok && !leaving.signal.aborted) setFound(answer.value.docs)
      })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [sought])

  const refer = ({ id, name }: Person): void => {
    const others = chosen.value ?? []
    if (!others.includes(id)) chosen.setValue([...others, id])
    setValue(withoutName(typed, name))
  }
  const offered = disabled ? [] : found.filter(({ name }) => names.includes(name))
  return (
    <div style={mergeFieldStyles(rest.field)}>
      <TextField {...rest} field={wide(rest.field)} />
      {offered.length > 0 && (
        <p className="gongyun-moved">
          {offered.map((one) => (
            <button type="button" key={one.id} onClick={() => refer(one)}>
              人才库里有{one.name}：改为关联
            </button>
          ))}
        </p>
      )}
    </div>
  )
}
