import type { PayloadRequest } from 'payload'

/** Whoever is logged in to the admin may. The public reads the published site, never this API (decision 0004). */
export const staffMay = ({ req }: { req: PayloadRequest }): boolean => req.user !== null
