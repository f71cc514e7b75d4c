import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client'

import type { OidcProvider } from '../platform/config.ts'
import { StartProblem } from '../platform/problem.ts'

/** What the browser keeps between leaving for the provider and coming back. */
export interface Journey {
  state: string
  nonce: string
  verifier: string
}

/** Whom the provider vouches for. */
export interface Vouched {
  issuer: string
  subject: string
  /** Null unless the provider says that it has verified the address. */
  email: string | null
  name: string | null
}

export interface SingleSignOn {
  /** The provider's own page to go to, and what to keep until the person comes back from it. */
  begin(redirectUri: string): Promise<{ url: string; journey: Journey }>
  /** Trades the code in the address that the person came back to for what the provider says of them. */
  finish(returned: URL, journey: Journey): Promise<Vouched>
}

/** Speaks OpenID Connect with a provider: code flow, PKCE, state and nonce. The provider is asked for its addresses when they are first needed. */
export function createSingleSignOn({ issuer, clientId, clientSecret }: OidcProvider): SingleSignOn {
  const server = new URL(issuer)
  const isOwnMachine = ['127.0.0.1', '[::1]', 'localhost'].includes(server.hostname)
  if (server.protocol !== 'https:' && !isOwnMachine) throw new StartProblem(`OIDC_ISSUER must be an https address; it is "${issuer}".`)
  const execute = [enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [allowInsecureRequests] : [])]
  let discovered: Promise<Configuration> | null = null
  const discover = (): Promise<Configuration> =>
    (discovered ??= discovery(server, clientId, clientSecret, ClientSecretBasic(clientSecret), { execute, timeout: 10 }).catch((error: unknown) => {
      discovered = null
      throw error
    }))
  return {
    async begin(redirectUri) {
      const journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, journey }
    },
    async finish(returned, { state, nonce, verifier }) {
      const client = await discover()
      const tokens = await authorizationCodeGrant(client, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the provider sent no ID token')
      // Many providers keep the address out of the ID token and tell it when asked.
      const told =
        claims.email === undefined && client.serverMetadata().userinfo_endpoint
          ? await fetchUserInfo(client, tokens.access_token, claims.sub)
          : claims
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: told.email_verified === true && typeof told.email === 'string' ? told.email : null,
        name: typeof told.name === 'string' ? told.name : null,
      }
    },
  }
}
