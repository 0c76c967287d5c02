import type { TextField } from 'payload'
import { z } from 'zod'

/** The field of the same form that refers to people of the talent library. */
interface Beside {
  name: string
  label: string
}

const beside = z.object({ name: z.string(), label: z.string() })

/**
 * People who are not in the talent library, as one line of text. The form offers to refer to those who are, and the
 * preview of an import says so.
 */
export function peopleTextField(
  field: Pick<TextField, 'name' | 'label' | 'maxLength' | 'admin'>,
  inLibrary: Beside,
): TextField {
  const component = '/content/fields/admin/PeopleTextField#PeopleTextField'
  return {
    ...(field as TextField),
    type: 'text',
    custom: { inLibrary },
    admin: {
      ...field.admin,
      components: { Field: { path: component, clientProps: { beside: inLibrary.name } } },
    },
  }
}

/** The field beside a text that refers to people of the talent library; undefined where there is none. */
export function libraryBeside(field: { custom?: Record<string, unknown> | undefined }): Beside | undefined {
  return beside.safeParse(field.custom?.['inLibrary']).data
}
