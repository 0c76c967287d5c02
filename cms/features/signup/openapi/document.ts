import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { signUpReason } from '../asked/refusals.ts'
import { type Operation, operations } from './operations.ts'

/** Of the API: a change that a program of somebody else has to know of gets another. */
const version = '1.0.0'

const codes = Object.entries(signUpReason.rules)
  .map(([code, [status]]) => `${status} ${code}`)
  .sort()
  .join('、')

const refused = z
  .looseObject({
    errors: z.array(
      z.looseObject({
        message: z.string().meta({ description: '给人看的一句话：哪里不对、怎么办。' }),
        data: z
          .looseObject({
            code: z.string().meta({ description: `给程序看的原因：${codes}；其他的是整个网站共有的。` }),
            errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
          })
          .optional(),
      }),
    ),
  })
  .meta({ id: 'Refused' })

const refusal = { description: '没有做，什么都没有改变。', content: { 'application/json': { schema: refused } } }

/**
 * What programs of others may ask of sign-ups, in the form of OpenAPI 3.1, made of the very schemas that the server
 * parses with. It is written to openapi.json by `npm run generate`.
 */
export function openApiDocument(): object {
  const paths: ZodOpenApiPathsObject = Object.fromEntries(
    operations.map((operation) => [
      `/api/signup/${operation.path}`,
      { [operation.method]: operationObject(operation) },
    ]),
  )
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '工韵报名接口',
      version,
      description:
        '小程序、自助机用的报名接口，和网站自己的报名页用的一样。个人信息只放在请求体里，不放在网址里；不需要登录，次数有限制（429，请按里面的秒数再试）。',
    },
    servers: [{ url: '/', description: '网站所在的地址' }],
    paths,
  })
}

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const { path, summary, description, body, query, takesForms, answers } = operation
  return {
    operationId: path,
    summary,
    description,
    ...(query && { requestParams: { query } }),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: body },
          ...(takesForms === true && { 'application/x-www-form-urlencoded': {} }),
        },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          {
            description: answer.description,
            content: {
              [answer.type ?? 'application/json']: { schema: answer.schema },
              ...(takesForms === true && answer.type === undefined && { 'text/html': {} }),
            },
          },
        ]),
      ),
      '4XX': refusal,
      '503': refusal,
    },
  }
}
