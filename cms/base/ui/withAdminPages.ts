import type { Config } from 'payload'

type Components = NonNullable<NonNullable<Config['admin']>['components']>

/** What a capability adds to the admin: a link in the navigation, and the pages that it leads to. */
interface AdminPages {
  /** The component of the link, as `<file>#<name>`. */
  link: string
  /** By a name that no other capability has. */
  views: NonNullable<Components['views']>
}

/** The admin's part of a configuration, with the pages of a capability beside those that there are. */
export function withAdminPages(
  { admin }: Pick<Config, 'admin'>,
  { link, views }: AdminPages,
): NonNullable<Config['admin']> {
  const { components } = admin ?? {}
  return {
    ...admin,
    components: {
      ...components,
      afterNavLinks: [...(components?.afterNavLinks ?? []), link],
      views: { ...components?.views, ...views },
    },
  }
}
