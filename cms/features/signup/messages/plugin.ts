import type { Plugin } from 'payload'
import { withAdminPages } from '../../../base/ui/withAdminPages.ts'
import { messageEndpoints } from './endpoints.ts'
import { messages } from './messagesCollection.ts'
import { messageTexts } from './messageTexts.ts'

/** What is told to those who signed up: its queue, its texts, and the page of those who look after it. */
export const signUpMessages: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), messages],
  globals: [...(config.globals ?? []), messageTexts],
  endpoints: [...(config.endpoints ?? []), ...messageEndpoints],
  admin: withAdminPages(config, {
    link: '/features/signup/messages/admin/MessagesLink#MessagesLink',
    views: {
      signUpMessages: {
        Component: '/features/signup/messages/admin/MessagesView#MessagesView',
        path: '/sign-up-messages',
        meta: { title: '报名通知' },
      },
    },
  }),
})
