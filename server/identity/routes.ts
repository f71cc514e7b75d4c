import type { DataSource } from 'typeorm'

import type { Config } from '../platform/config.ts'
import { jsonAnswer, type Answer, type Arrival } from '../platform/http.answer.ts'
import type { Route } from '../platform/http.routes.ts'
import type { Log } from '../platform/log.ts'
import { publicViewer } from '../platform/viewer.ts'

import { clearCookie, readCookie, writeCookie } from './cookie.ts'
import { signInVouched } from './oidc.commands.ts'
import { createSingleSignOn, type Journey, type SingleSignOn } from './oidc.ts'

const startPath = '/auth/oidc'
const callbackPath = '/auth/oidc/callback'
const journeySeconds = 600

/** The addresses beside the graph: how one may sign in and whether letters are sent, and the way to a single sign-on provider and back when one is configured. */
export function createRoutes({ oidc, publicUrl, mail }: Pick<Config, 'oidc' | 'publicUrl' | 'mail'>, database: DataSource, log: Log): Route[] {
  const options = { singleSignOn: oidc && { name: oidc.name, path: startPath }, letters: mail !== null }
  const routes: Route[] = [{ path: '/auth/options', name: 'sign-in', methods: ['GET'], answer: () => Promise.resolve(jsonAnswer(200, options)) }]
  if (!oidc) return routes
  const signOn = createSingleSignOn(oidc)
  const own = (arrival: Arrival): string => publicUrl ?? `${arrival.secure ? 'https' : 'http'}://${arrival.message.headers.host}`
  const orFail =
    (answer: (arrival: Arrival) => Promise<Answer>) =>
    (arrival: Arrival): Promise<Answer> =>
      answer(arrival).catch((error: unknown) => {
        log.warn({ error, requestId: arrival.requestId }, 'a single sign-on failed')
        return redirect('/sign-in?problem=single-sign-on', [clearCookie('oidc', arrival.secure)])
      })
  return [
    ...routes,
    { path: startPath, name: 'sign-in', methods: ['GET'], answer: orFail((arrival) => begin(signOn, arrival, own(arrival))) },
    { path: callbackPath, name: 'sign-in', methods: ['GET'], answer: orFail((arrival) => finish(signOn, database, arrival, own(arrival))) },
  ]
}

async function begin(signOn: SingleSignOn, { secure }: Arrival, own: string): Promise<Answer> {
  const { url, journey } = await signOn.begin(own + callbackPath)
  // Lax, because the way back begins at the provider: a strict cookie would not come along.
  return redirect(url, [
    writeCookie('oidc', [journey.state, journey.nonce, journey.verifier].join('.'), secure, { sameSite: 'Lax', maxAgeSeconds: journeySeconds }),
  ])
}

async function finish(signOn: SingleSignOn, database: DataSource, arrival: Arrival, own: string): Promise<Answer> {
  const { secure, address, userAgent, requestId, message } = arrival
  const journey = readJourney(readCookie(message.headers.cookie, 'oidc', secure))
  if (!journey) throw new Error('the browser brought nothing of this journey back')
  const vouched = await signOn.finish(new URL(callbackPath + arrival.search, own), journey)
  const cookies = [clearCookie('oidc', secure)]
  const opening = {
    now: new Date(),
    viewer: publicViewer,
    secure,
    address,
    userAgent,
    requestId,
    setCookie: (line: string) => void cookies.push(line),
  }
  const isIn = await signInVouched(database, opening, vouched)
  return redirect(isIn ? '/' : '/sign-in?problem=no-account', cookies)
}

function readJourney(text: string | null): Journey | null {
  const [state, nonce, verifier] = text?.split('.') ?? []
  return state && nonce && verifier ? { state, nonce, verifier } : null
}

const redirect = (location: string, setCookies: string[]): Answer => ({
  status: 303,
  headers: { Location: location, 'Cache-Control': 'no-store' },
  body: null,
  setCookies,
})
