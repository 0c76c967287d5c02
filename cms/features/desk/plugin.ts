import type { Plugin } from 'payload'

/** The desk: what waits for whoever has logged in, before everything else on the first page of the admin. */
export const desk: Plugin = (config) => {
  const { components } = config.admin ?? {}
  const beforeDashboard = ['/features/desk/admin/Desk#Desk', ...(components?.beforeDashboard ?? [])]
  const beforeNavLinks = ['/features/desk/admin/OpenMenu#OpenMenu', ...(components?.beforeNavLinks ?? [])]
  return { ...config, admin: { ...config.admin, components: { ...components, beforeDashboard, beforeNavLinks } } }
}
