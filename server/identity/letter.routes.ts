import type { Pool } from 'pg'

import { NotFound } from '../platform/errors.ts'
import { jsonAnswer, type Arrival } from '../platform/http.answer.ts'
import type { Route } from '../platform/http.routes.ts'

import { readStopKey } from './letter.rules.ts'

/** Where a letter says that letters can be stopped: for programs of mail (RFC 8058), and for people on a page that asks first. */
export const stopPath = (key: string): string => `/letters/stop/${key}`
export const stopPage = (key: string): string => `/stop-letters#${key}`

/** `/letters/stop/<key>`: a POST stops all letters; opening it changes nothing, as scanners of mail open whatever they find. */
export const createLetterRoutes = (pool: Pool, secret: Buffer): Route[] => [
  {
    path: '/letters/stop/*',
    name: 'letters',
    methods: ['GET', 'POST'],
    answer: async ({ path, method }: Arrival) => {
      const [, key = ''] = /^\/letters\/stop\/([\w-]{1,64})$/.exec(path) ?? []
      if (method !== 'POST') return { status: 303, headers: { Location: stopPage(key), 'Cache-Control': 'no-store' }, body: null }
      const accountId = readStopKey(secret, key)
      if (!accountId) throw new NotFound('This link is not whole. Open it exactly as it stands in the letter.')
      await pool.query({ name: 'letters-stop', text: `update identity.account set letters = 'NONE' where id = $1`, values: [accountId] })
      return jsonAnswer(200, { stopped: true }, { 'Cache-Control': 'no-store' })
    },
  },
]
