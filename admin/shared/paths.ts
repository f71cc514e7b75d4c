/** Every address of the admin, so that no page spells another's. */
export const paths = {
  overview: '/',
  evidence: (stance?: string) => (stance ? `/evidence?stance=${stance}` : '/evidence'),
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  invitation: '/invitation',
  pilots: '/pilots',
  pilot: (slug: string) => `/pilots/${encodeURIComponent(slug)}`,
  pilotMeasures: (slug: string) => `/pilots/${encodeURIComponent(slug)}/measures`,
  pilotMeasure: (slug: string, code: string) => `/pilots/${encodeURIComponent(slug)}/measures/${encodeURIComponent(code)}`,
  organisations: '/organisations',
  organisation: (id: string) => `/organisations/${encodeURIComponent(id)}`,
  newOrganisation: '/organisations/new',
  editOrganisation: (id: string) => `/organisations/${encodeURIComponent(id)}/edit`,
  duplicates: '/organisations/duplicates',
  toDo: '/to-do',
  partnerships: '/partnerships',
  partnership: (id: string) => `/partnerships/${encodeURIComponent(id)}`,
  newPartnership: '/partnerships/new',
  editPartnership: (id: string) => `/partnerships/${encodeURIComponent(id)}/edit`,
  partnershipHistory: (id: string) => `/partnerships/${encodeURIComponent(id)}/history`,
  newAgreement: (partnershipId: string) => `/partnerships/${encodeURIComponent(partnershipId)}/agreements/new`,
  agreement: (id: string) => `/agreements/${encodeURIComponent(id)}`,
  editAgreement: (id: string) => `/agreements/${encodeURIComponent(id)}/edit`,
  measures: '/measures',
  newMeasure: (pilot?: string) => (pilot ? `/measures/new?pilot=${encodeURIComponent(pilot)}` : '/measures/new'),
  editMeasure: (code: string) => `/measures/${encodeURIComponent(code)}/edit`,
  measure: (code: string) => `/measures/${encodeURIComponent(code)}`,
  returns: '/returns',
  return: (id: string) => `/returns/${encodeURIComponent(id)}`,
  evaluation: '/evaluation',
  learning: '/learning',
  practice: (slug: string) => `/learning/${encodeURIComponent(slug)}`,
  sources: '/sources',
  source: (code: string) => `/sources#${encodeURIComponent(code)}`,
  search: '/search',
  queries: '/queries',
  savedQuery: (name: string) => `/queries/${encodeURIComponent(name)}`,
  history: '/history',
  account: '/account',
  accounts: '/admin/users',
  invitations: '/admin/users/invitations',
  tokens: '/admin/users/tokens',
}

/** A path of this site to go on to, or the overview when the text is anything else: `//evil` and `https://evil` are not ours. */
export function safeNext(next: string | null, origin: string): string {
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return paths.overview
  const url = new URL(next, origin)
  return url.origin === origin ? url.pathname + url.search + url.hash : paths.overview
}
