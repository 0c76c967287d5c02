import type { Plugin } from 'payload'
import { attendances } from './attendance/collection.ts'
import { doorEndpoints } from './checkIn/doorEndpoints.ts'
import { attendanceEndpoints } from './checkIn/endpoints.ts'
import { signUpRules } from './attendance/rulesGlobal.ts'
import { registrations, seats } from './book/collections.ts'
import { withAdminPages } from '../../base/ui/withAdminPages.ts'
import { withHooks } from '../../documents/withHooks.ts'
import { signUpLibraries } from './asked/contract.ts'
import { keepBooks } from './desk/keepBooks.ts'
import { keepSignedUp } from './desk/keepSignedUp.ts'
import { listEndpoints } from './desk/listEndpoints.ts'
import { numbersEndpoints } from './desk/numbersEndpoints.ts'
import { rosterEndpoints } from './desk/rosterEndpoints.ts'
import { stepEndpoints } from './desk/stepEndpoints.ts'
import { publicEndpoints } from './endpoints/publicEndpoints.ts'
import { openApiEndpoint } from './openapi/endpoint.ts'

/** The desk's pages: one view, by the end of its path. */
const view = (key: string, path: `/${string}`) =>
  [
    key,
    { Component: '/features/signup/admin/SignUpsView#SignUpsView', path, exact: true, meta: { title: '报名' } },
  ] as const

/** Taking part: sign-up for what is published, with seats that are never given twice, and who came. */
export const signUp: Plugin = (config) => {
  return {
    ...config,
    collections: [
      ...(config.collections ?? []).map((collection) =>
        signUpLibraries.some((library) => library === collection.slug)
          ? withHooks(collection, { beforeChange: [keepBooks], beforeDelete: [keepSignedUp] })
          : collection,
      ),
      ...[seats, registrations, attendances],
    ],
    globals: [...(config.globals ?? []), signUpRules],
    endpoints: [
      ...(config.endpoints ?? []),
      ...publicEndpoints,
      openApiEndpoint,
      ...attendanceEndpoints,
      ...doorEndpoints,
      // longer paths first
      ...rosterEndpoints,
      ...numbersEndpoints,
      ...stepEndpoints,
      ...listEndpoints,
    ],
    admin: withAdminPages(config, {
      link: '/features/signup/desk/admin/SignUpsLink#SignUpsLink',
      views: Object.fromEntries([
        view('signUps', '/signups'),
        view('signUpsOfOne', '/signups/bookable'),
        view('signUpsCheckIn', '/signups/check-in'),
        view('signUpsDoor', '/signups/door'),
        view('signUpsRoster', '/signups/roster'),
        view('signUpsNumbers', '/signups/numbers'),
      ]),
    }),
  }
}
