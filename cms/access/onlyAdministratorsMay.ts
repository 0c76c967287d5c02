import type { PayloadRequest } from 'payload'

/** Only administrators may: accounts, and whatever concerns the whole site. */
export const onlyAdministratorsMay = ({ req }: { req: PayloadRequest }): boolean => req.user?.role === 'administrator'
