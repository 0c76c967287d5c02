'use client'

import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'
import { waitingLists } from './waitingLists.ts'

/** Longer than an answer usually takes, in milliseconds. */
const patience = 2_000
const separator = ' '

/**
 * Asks again for rows that were added while an answer of the server was put into the form. Payload 3.90 takes what the form
 * is then for what it has asked about, so that such a row stays a grey bar until something else is changed.
 */
export function AskForRows() {
  const { dispatchFields, getField, setModified } = useForm()
  const waiting = useFormFields(([fields]) => waitingLists(fields).join(separator))
  useEffect(() => {
    if (waiting === '') return
    const timer = setInterval(() => {
      for (const path of waiting.split(separator)) {
        // what the server answers for the list takes its place; until then it only makes the form another one
        const errorMessage = getField(path)?.errorMessage === '' ? ' ' : ''
        dispatchFields({ type: 'UPDATE', path, errorMessage })
      }
      setModified(true)
    }, patience)
    return () => clearInterval(timer)
  }, [waiting, dispatchFields, getField, setModified])
  return null
}
