import type { Plugin } from 'payload'
import { certificates } from './certificates/collection.ts'
import { certificateEndpoints } from './certificates/endpoints.ts'
import { feedback } from './feedback/collection.ts'
import { feedbackEndpoints } from './feedback/endpoints.ts'
import { makeUps } from './makeUps/collection.ts'
import { makeUpEndpoints } from './makeUps/endpoints.ts'
import { paymentEndpoints } from './payments/endpoints.ts'
import { payments } from './payments/collection.ts'
import { trialEndpoints } from './trial/endpoints.ts'

/** What a course needs beside its places: trial lessons, payments, make-ups, certificates, and what those who came say. */
export const signUpCourses: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), payments, makeUps, certificates, feedback],
  endpoints: [
    ...(config.endpoints ?? []),
    ...trialEndpoints,
    ...paymentEndpoints,
    ...makeUpEndpoints,
    ...certificateEndpoints,
    ...feedbackEndpoints,
  ],
})
