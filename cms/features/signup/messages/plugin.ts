import type { Plugin } from 'payload'
import { messageEndpoints } from './endpoints.ts'
import { messages } from './messagesCollection.ts'
import { messageTexts } from './messageTexts.ts'

/** What is told to those who signed up: its queue, its texts, and the page of those who look after it. */
export const signUpMessages: Plugin = (config) => {
  const { components } = config.admin ?? {}
  return {
    ...config,
    collections: [...(config.collections ?? []), messages],
    globals: [...(config.globals ?? []), messageTexts],
    endpoints: [...(config.endpoints ?? []), ...messageEndpoints],
    admin: {
      ...config.admin,
      components: {
        ...components,
        afterNavLinks: [
          ...(components?.afterNavLinks ?? []),
          '/features/signup/messages/admin/MessagesLink#MessagesLink',
        ],
        views: {
          ...components?.views,
          signUpMessages: {
            Component: '/features/signup/messages/admin/MessagesView#MessagesView',
            path: '/sign-up-messages',
            meta: { title: '报名通知' },
          },
        },
      },
    },
  }
}
