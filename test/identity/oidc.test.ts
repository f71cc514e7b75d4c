import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createRoutes } from '../../server/identity/index.ts'
import { createHttp } from '../../server/platform/http.ts'
import { createLog } from '../../server/platform/log.ts'
import { createMetrics } from '../../server/platform/metrics.ts'
import { startTracing } from '../../server/platform/tracing.ts'
import { FormBrowser, startProvider, type People, type RunningProvider } from './provider.ts'
import { createWorld, pilotId, signedIn, type Person, type World } from './world.ts'

const people: People = {
  mary: { email: 'Mary@example.org', email_verified: true, name: 'Mary at the provider' },
  lena: { email: 'lena@example.org', email_verified: true, name: 'Lena Moss' },
  boss: { email: 'boss@example.org', email_verified: true },
  unverified: { email: 'mary@example.org', email_verified: false },
  thief: { email: 'mary@example.org', email_verified: true },
  nobody: { email: 'nobody@example.org', email_verified: true },
}

let world: World & { ada: Person }
let provider: RunningProvider
let server: Server
let own: string

beforeAll(async () => {
  world = await createWorld('identity_oidc')
  await world.person('mary', 'MEMBER')
  provider = await startProvider(people)
  const log = createLog('silent')
  const oidc = { issuer: provider.issuer, clientId: 'careweave', clientSecret: 'a secret of the test', name: 'The trust' }
  const http = createHttp({
    routes: createRoutes({ oidc, publicUrl: null, mail: null }, world.database, log),
    assets: null,
    log,
    metrics: createMetrics(),
    tracing: await startTracing(null, log),
    trustedProxies: 0,
    https: false,
  })
  server = http.server
  const { port } = (await http.listen(0, '127.0.0.1')) as AddressInfo
  own = `http://127.0.0.1:${port}`
  provider.open(`${own}/auth/oidc/callback`)
})
afterAll(async () => {
  server.close()
  provider.close()
  await world.close()
})

const isHome = (url: URL) => url.origin === own && !url.pathname.startsWith('/auth/')

/** Goes to the provider as this person and comes back; answers where that ends, and the session cookie. */
async function comeBack(login: string): Promise<{ path: string; session: string | undefined }> {
  const browser = new FormBrowser()
  const signIn = await browser.open(`${own}/auth/oidc`, isHome)
  const consent = await browser.send(signIn, { login, password: 'any' }, isHome)
  const { url } = consent.text ? await browser.send(consent, {}, isHome) : consent
  return { path: url.pathname + url.search, session: browser.cookies.get(new URL(own).host)?.get('session') }
}

async function whoIs(session: string | undefined): Promise<unknown> {
  const browser = world.browser()
  browser.cookies.set('session', session ?? '')
  world.clock.now = new Date()
  return (await browser.ask('{ viewer { email role pilots { id } hasPassword secondFactorRequired } }')).data?.viewer
}

describe('single sign-on', () => {
  test('is offered by its name where it is configured, and not where it is not', async () => {
    expect(await (await fetch(`${own}/auth/options`)).json()).toEqual({ singleSignOn: { name: 'The trust', path: '/auth/oidc' }, letters: false })
    const [only, ...more] = createRoutes({ oidc: null, publicUrl: null, mail: null }, world.database, createLog('silent'))
    expect([only?.path, more.length]).toEqual(['/auth/options', 0])
  })

  test('signs in the account of a verified address, and the next time by the provider’s own key', async () => {
    const first = await comeBack('mary')
    expect(first.path).toBe('/')
    expect(await whoIs(first.session)).toEqual({
      email: 'mary@example.org',
      role: 'MEMBER',
      pilots: [],
      hasPassword: true,
      secondFactorRequired: false,
    })
    people.mary = { email: 'another@example.org', email_verified: true }
    expect(await whoIs((await comeBack('mary')).session)).toMatchObject({ email: 'mary@example.org' })
  })

  test('refuses an address that is not verified, and one whose account belongs to another login', async () => {
    for (const login of ['unverified', 'thief', 'nobody'])
      expect(await comeBack(login)).toEqual({ path: '/sign-in?problem=no-account', session: undefined })
  })

  test('accepts an open invitation, with its role and pilots', async () => {
    await world.invite('lena@example.org', 'PILOT_LEAD', [pilotId])
    const { session } = await comeBack('lena')
    expect(await whoIs(session)).toEqual({
      email: 'lena@example.org',
      role: 'PILOT_LEAD',
      pilots: [{ id: pilotId }],
      hasPassword: false,
      secondFactorRequired: false,
    })
  })

  test('never makes an administrator', async () => {
    await world.invite('boss@example.org', 'ADMIN')
    expect(await comeBack('boss')).toEqual({ path: '/sign-in?problem=no-account', session: undefined })
  })

  test('signs nobody in whose account is disabled, and stands in for a second factor that is required', async () => {
    const admin = await signedIn(world, world.ada.email)
    const { id } = (await world.database.query<{ id: string }[]>(`select id from identity.account where email = 'lena@example.org'`))[0] ?? { id: '' }
    await admin.run('updateAccount', 'id', { id, version: 1, secondFactorRequired: true })
    expect(await whoIs((await comeBack('lena')).session)).toMatchObject({ role: 'PILOT_LEAD', secondFactorRequired: true })
    await admin.run('updateAccount', 'id', { id, version: 2, disabled: true })
    expect(await comeBack('lena')).toEqual({ path: '/sign-in?problem=no-account', session: undefined })
  })

  test('refuses to finish what this browser did not begin', async () => {
    const mine = new FormBrowser()
    const signIn = await mine.open(`${own}/auth/oidc`, isHome)
    const isBack = (url: URL) => url.pathname === '/auth/oidc/callback'
    const consent = await mine.send(signIn, { login: 'mary', password: 'any' }, isBack)
    const { url } = consent.text ? await mine.send(consent, {}, isBack) : consent
    expect(url.searchParams.get('code')).toBeTruthy()
    const victim = new FormBrowser()
    expect((await victim.open(url.href, isHome)).url.search).toBe('?problem=single-sign-on')
    expect(victim.cookies.get(url.host)?.get('session')).toBeUndefined()
    await victim.open(`${own}/auth/oidc`, (there) => there.origin !== own)
    expect((await victim.open(url.href, isHome)).url.search).toBe('?problem=single-sign-on')
    expect(victim.cookies.get(url.host)?.get('session')).toBeUndefined()
  })
})
