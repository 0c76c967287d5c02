'use client'

import { SelectField, useField, useForm } from '@payloadcms/ui'
import type { SelectFieldClientComponent } from 'payload'
import { useState } from 'react'
import { isAsGiven, isUnwritten, type StoredForm, storedForm } from '../form.ts'
import { templateNames } from '../templates.ts'

type Template = keyof typeof templateNames

/**
 * The choice of a form to begin with. It fills the fields below, as long as nothing that somebody wrote is lost by that;
 * otherwise it offers to.
 */
export const TemplateField: SelectFieldClientComponent = (props) => {
  const { value } = useField<Template | null>({ path: props.path })
  const { addFieldRow, dispatchFields, getDataByPath, removeFieldRow, setModified } = useForm()
  const [before, setBefore] = useState(value ?? undefined)
  const [offered, setOffered] = useState<Template>()
  const [done, setDone] = useState('')

  const written = (): StoredForm => ({
    form: getDataByPath<StoredForm['form']>('form') ?? null,
    formMeasures: getDataByPath<StoredForm['formMeasures']>('formMeasures') ?? null,
  })
  const fill = (template: Template): void => {
    const { form, formMeasures } = storedForm(template)
    for (const [name, text] of Object.entries(form))
      dispatchFields({ type: 'UPDATE', path: `form.${name}`, value: text, valid: true })
    for (let index = (written().formMeasures?.length ?? 0) - 1; index >= 0; index--)
      removeFieldRow({ path: 'formMeasures', rowIndex: index })
    for (const [rowIndex, row] of formMeasures.entries())
      addFieldRow({
        path: 'formMeasures',
        schemaPath: 'formMeasures',
        rowIndex,
        subFieldState: Object.fromEntries(
          Object.entries(row).map(([name, text]) => [name, { initialValue: text, valid: true, value: text }]),
        ),
      })
    setModified(true)
    setOffered(undefined)
    setDone(`已照“${templateNames[template]}”填好，可以再改。`)
  }
  const choose = (chosen: unknown): void => {
    const template = typeof chosen === 'string' && Object.hasOwn(templateNames, chosen) ? (chosen as Template) : undefined
    const is = written()
    setDone('')
    setOffered(undefined)
    setBefore(template)
    if (template === undefined || isAsGiven(is, template)) return
    if (isUnwritten(is) || (before && isAsGiven(is, before))) fill(template)
    else setOffered(template)
  }

  return (
    <div>
      <SelectField {...props} onChange={choose} />
      <p className="gongyun-moved" role="status">
        {done}
        {offered !== undefined && (
          <button type="button" onClick={() => fill(offered)}>
            下面已经写过。改成“{templateNames[offered]}”，换掉下面的内容
          </button>
        )}
      </p>
    </div>
  )
}
