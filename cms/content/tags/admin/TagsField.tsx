'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useState } from 'react'
import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import { offeredTags, withTag } from '../offeredTags.ts'
import { tagsIn, tagsProblem, tagsText } from '../tagTexts.ts'

const answered = z.object({ tags: z.array(z.string()) })

/** Tags as one line of text, with those in use below it to be taken. */
export const TagsField: TextFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string | null>({ path })
  const [known, setKnown] = useState<readonly string[]>()
  const typed = value ?? ''
  const problem = tagsProblem(typed)
  const isClosed = readOnly === true || disabled === true
  const offered = known === undefined || isClosed ? [] : offeredTags(typed, known)

  const learn = (): void => {
    if (known !== undefined || isClosed) return
    setKnown([])
    // without an answer tags are typed as before
    void askApi('/api/tags', answered).then((answer) => answer.ok && setKnown(answer.value.tags))
  }
  return (
    <div className={`field-type text ${showError ? 'error' : ''}`} id={`field-${path}`}>
      <FieldLabel label={field.label ?? ''} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} message={errorMessage ?? ''} />
        <input
          disabled={isClosed}
          name={path}
          onBlur={() => problem === undefined && tagsText(tagsIn(typed)) !== typed && setValue(tagsText(tagsIn(typed)))}
          onChange={({ target }) => setValue(target.value)}
          onFocus={learn}
          placeholder={typeof field.admin?.placeholder === 'string' ? field.admin.placeholder : undefined}
          type="text"
          value={typed}
        />
      </div>
      {problem !== undefined && !showError && <p className="gongyun-tags problem">{problem}</p>}
      {offered.length > 0 && (
        <div className="gongyun-tags" role="group" aria-label="已有的标签">
          {offered.map((tag) => (
            <button type="button" key={tag} onClick={() => setValue(tagsText(withTag(typed, tag)))}>
              {tag}
            </button>
          ))}
        </div>
      )}
      {field.admin?.description !== undefined && <FieldDescription description={field.admin.description} path={path} />}
    </div>
  )
}
