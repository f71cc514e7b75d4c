import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { expectAccessible, phone, picture, settle, sideways, useHouse, watchComplaints, wide, type Visit } from './browser.ts'
import { becomeAdministrator } from './visitors.ts'

interface Room {
  path: string
  heading: string | RegExp
}

const house = useHouse()
const ids = { organisation: '', successor: '', partnership: '', agreement: '', return: '' }
let visitor: Visit
let admin: Visit

beforeAll(async () => {
  const found = await house
    .product()
    .as('PUBLIC')
    .run<Record<'organisation' | 'successor', { id: string }> & { partnerships: { nodes: { id: string }[] } }>(
      '{ organisation(odsCode: "TAL") { id } successor: organisation(odsCode: "5QV") { id } partnerships(first: 1) { nodes { id } } }',
    )
  const more = await house
    .product()
    .as('ADMIN')
    .run<{ pilot: { returns: { id: string }[] }; partnerships: { nodes: { agreements: { id: string }[] }[] } }>(
      '{ pilot(slug: "torbay") { returns { id } } partnerships(first: 50) { nodes { agreements { id } } } }',
    )
  ids.return = more.pilot.returns[0]?.id ?? ''
  ids.agreement = more.partnerships.nodes.flatMap(({ agreements }) => agreements)[0]?.id ?? ''
  Object.assign(ids, { organisation: found.organisation.id, successor: found.successor.id, partnership: found.partnerships.nodes[0]?.id })
  visitor = await house.open()
  admin = await becomeAdministrator(house)
})
afterAll(() => Promise.all([visitor?.close(), admin?.close()]))

const open: Record<string, () => Room> = {
  overview: () => ({ path: '/', heading: 'Programme overview' }),
  'overview by region': () => ({ path: '/?group=region&map=table', heading: 'Programme overview' }),
  evidence: () => ({ path: '/evidence?stance=AGAINST', heading: 'What was said, for and against' }),
  pilots: () => ({ path: '/pilots', heading: /^Pilots/ }),
  pilot: () => ({ path: '/pilots/northumbria', heading: 'Northumbria Healthcare NHS Foundation Trust' }),
  'pilot as a table': () => ({ path: '/pilots/torbay?chart=table', heading: 'Torbay Care Trust' }),
  organisations: () => ({ path: '/organisations', heading: 'Organisations' }),
  organisation: () => ({ path: `/organisations/${ids.organisation}`, heading: /Torbay/ }),
  successor: () => ({ path: `/organisations/${ids.successor}?measure=MAR_DAYCASE_SHARE`, heading: /Hertfordshire/ }),
  partnerships: () => ({ path: '/partnerships', heading: 'Partnerships' }),
  partnership: () => ({ path: `/partnerships/${ids.partnership}`, heading: /./ }),
  agreements: () => ({ path: '/partnerships/agreements', heading: 'Agreements' }),
  measures: () => ({ path: '/measures', heading: /^Measures/ }),
  measure: () => ({ path: '/measures/MAR_NONELECTIVE', heading: /[Nn]on-elective/ }),
  'measure that pilots report': () => ({ path: '/measures/DEMO_EMERGENCY', heading: /Emergency admissions/ }),
  'measure of a pilot': () => ({ path: '/pilots/torbay/measures/DEMO_EMERGENCY', heading: /./ }),
  'what became of it': () => ({ path: '/evaluation', heading: 'What became of it' }),
  'learning network': () => ({ path: '/learning', heading: 'Learning network' }),
  practice: () => ({ path: '/learning/one-way-in-for-dementia', heading: /dementia/ }),
  'practice with effects': () => ({ path: '/learning/demonstration-community-ward-round', heading: /ward round/ }),
  sources: () => ({ path: '/sources', heading: 'Sources' }),
  search: () => ({ path: '/search?q=falls', heading: 'Search everything' }),
  queries: () => ({ path: '/queries', heading: 'Queries' }),
  'sign-in': () => ({ path: '/sign-in', heading: 'Sign in' }),
}

const kept: Record<string, () => Room> = {
  account: () => ({ path: '/account', heading: 'Your account' }),
  accounts: () => ({ path: '/admin/users', heading: 'Accounts' }),
  invitations: () => ({ path: '/admin/users/invitations', heading: 'Invitations' }),
  tokens: () => ({ path: '/admin/users/tokens', heading: 'API tokens' }),
  history: () => ({ path: '/history', heading: 'History' }),
  'to-do list': () => ({ path: '/to-do', heading: /./ }),
  returns: () => ({ path: '/returns', heading: /./ }),
  'one return': () => ({ path: `/returns/${ids.return}`, heading: /./ }),
  'measures of a pilot': () => ({ path: '/pilots/torbay/measures', heading: /./ }),
  'new measure': () => ({ path: '/measures/new', heading: /./ }),
  'new partnership': () => ({ path: '/partnerships/new', heading: /./ }),
  'changing a partnership': () => ({ path: `/partnerships/${ids.partnership}/edit`, heading: /./ }),
  'history of a partnership': () => ({ path: `/partnerships/${ids.partnership}/history`, heading: /./ }),
  agreement: () => ({ path: `/agreements/${ids.agreement}`, heading: /./ }),
  'new organisation': () => ({ path: '/organisations/new', heading: /./ }),
  duplicates: () => ({ path: '/organisations/duplicates', heading: /./ }),
  'new practice': () => ({ path: '/learning/new', heading: /./ }),
  drafts: () => ({ path: '/learning/drafts', heading: /./ }),
}

const narrow = { width: 320, height: 640 }

describe.each([
  { screen: 'wide', viewport: wide },
  { screen: 'phone', viewport: phone },
])('on a $screen screen', ({ screen, viewport }) => {
  const see = async (visit: Visit, name: string, room: Room) => {
    await visit.page.setViewportSize(viewport)
    await look(visit, room, `${name}-${screen}`)
    if (screen === 'phone') await fitsAt400(visit)
  }
  test.each(Object.entries(open))('anybody can read %s', (name, room) => see(visitor, name, room()))
  test.each(Object.entries(kept))('an administrator can read %s', (name, room) => see(admin, name, room()))
})

/** At the width of 400% zoom it needs no scrolling sideways. */
async function fitsAt400({ page }: Visit): Promise<void> {
  await page.setViewportSize(narrow)
  await page.waitForFunction((width) => window.innerWidth === width, narrow.width)
  await settle(page)
  expect(await sideways(page)).toBe(0)
}

async function look(visit: Visit, { path, heading }: Room, name: string): Promise<void> {
  const { page, go } = visit
  const complaints = watchComplaints(page)
  await go(path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await page.title()).toMatch(/ – Careweave$/)
  expect(await page.getByText('Illustrative', { exact: true }).first().isVisible()).toBe(true)
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
  await picture(page, name.replaceAll(' ', '-'), true)
  expect(complaints.stop()).toEqual([])
}
