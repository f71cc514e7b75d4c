import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { expectAccessible, phone, sideways, useHouse, wide, type Visit } from './browser.ts'
import { onPaper } from './paper.ts'
import { sayPosts } from './posts.ts'
import { seeTwinning } from './twinning.ts'
import { becomeAdministrator } from './visitors.ts'

// The ten walkthroughs of a member (DOMAIN.md 8.3), each on a desk and on a phone, and every page of them held to WCAG.
const house = useHouse()
let visitor: Visit
let member: Visit

beforeAll(async () => {
  member = await becomeAdministrator(house)
  visitor = await house.open({})
})
afterAll(() => Promise.all([visitor?.close(), member?.close()]))

const ward = 'demonstration-community-ward-round'

describe.each([
  ['a desk', wide, 'Cumbria', 'one-way-in-for-dementia'],
  ['a phone', phone, 'Wakefield', 'choice-at-the-end-of-life'],
] as const)('on %s', (name, size, pilot, other) => {
  beforeAll(async () => {
    for (const { page } of [visitor, member]) await page.setViewportSize(size)
  })

  /** Goes to an address and holds it to what every page must be. */
  const see = async (visit: Visit, path: string) => {
    await visit.go(path)
    await visit.page.locator('main').waitFor()
    await expectAccessible(visit.page)
    expect([path, await sideways(visit.page)]).toEqual([path, 0])
    return visit.page
  }
  const idOf = async (slug: string) =>
    (await house.product().as('PUBLIC').run<{ practice: { id: string } }>(`query ($slug: String) { practice(slug: $slug) { id } }`, { slug }))
      .practice.id

  test('L1: a search with a slip finds what works against falls, whatever came of it; both names find the pilot’s practice', async () => {
    const page = await see(visitor, '/learning?q=fallz')
    await page.getByText('“fallz” occurs nowhere').waitFor()
    await page
      .getByRole('link', { name: /may fall|fall/i })
      .first()
      .waitFor()
    for (const text of ['North Tyneside', 'Newcastle']) {
      await visitor.go(`/learning?q=${encodeURIComponent(text)}`)
      await page.locator('[data-rows] a[href="/learning/finding-people-who-may-fall"]').first().waitFor()
    }
    await see(visitor, '/learning?people=RISK_OF_FALLING&evidence=BEING_MEASURED')
  })

  test('L2: the page shows what it did at each place, the adverse with the rest, the grade with its arithmetic, and whom to ask', async () => {
    const page = await see(member, `/learning/${ward}`)
    const effects = page.getByRole('region', { name: 'What happened where it was tried' })
    await effects.getByText('Worse', { exact: true }).first().waitFor()
    const box = await page.getByText(/^Worse in \d+ of \d+ results$/).boundingBox()
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height)
    await effects.getByText('Better', { exact: true }).first().waitFor()
    await effects
      .getByText(/Evidence: \w+, \d+ of 12/)
      .first()
      .waitFor()
    await page.getByRole('region', { name: 'Who took it up' }).waitFor()
    await page.getByRole('region', { name: 'Would it fit your place?' }).waitFor()
  })

  test('L3: places like mine, with reasons that change with the facts', async () => {
    const page = await see(visitor, '/learning/places?people=RURAL&people=COPD&population=90000')
    const found = page.locator('[data-rows]')
    await found.getByText('Durham Dales', { exact: false }).first().waitFor()
    await found.getByText('Northumbria', { exact: false }).first().waitFor()
    await found.getByText('Population: not reported').first().waitFor()
    await visitor.go('/learning/places?people=DEMENTIA&population=160000')
    await found.getByText('Bournemouth', { exact: false }).first().waitFor()
    expect(await found.getByText('Durham Dales', { exact: false }).count()).toBe(0)
    await found.getByRole('link').first().click()
    await seeTwinning(house, { visitor, member }, pilot)
  })

  test('L4: a question reaches the lead of today, the answer comes to the open page, and who asked accepts it', async () => {
    const title = `How long is the list on ${name}?`
    const page = await see(member, `/learning/${ward}`)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByLabel('Your question, in a few words').fill(title)
    await page.getByLabel('More of it').fill('Sixty, or fewer?')
    await expectAccessible(page, 'dialog')
    await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText(title, { exact: true }).waitFor()
    const lead = house.product().as({ pilot: 'principia' })
    const { inbox } = await lead.run<{ inbox: { nodes: { sentence: string; discussion: { id: string } }[] } }>(
      `{ inbox { nodes { sentence discussion { id } } } }`,
    )
    const asked = inbox.nodes.find(({ sentence }) => sentence.includes(title))!
    await lead.run(`mutation ($input: ReplyInput!) { replyToDiscussion(input: $input) { id } }`, {
      input: { discussion: asked.discussion.id, body: `Sixty, on ${name}.` },
    })
    await page.getByText(`Sixty, on ${name}.`).waitFor()
    await page.getByRole('link', { name: /Inbox, \d+ unread/ }).waitFor()
    await page.getByRole('button', { name: 'This answers it' }).first().click()
    await page.getByText('Settled').first().waitFor()
  })

  test('L5 and L7: a place takes a practice up, the page counts it; it stops with a reason, and who follows is told', async () => {
    const page = await see(member, `/learning/${other}`)
    await page.getByRole('button', { name: /We’re trying this/ }).click()
    await page.getByLabel('Pilot', { exact: true }).selectOption({ label: pilot })
    await page.getByLabel('How far are you?').selectOption('PILOTING')
    await expectAccessible(page, 'dialog')
    await page.getByRole('button', { name: 'Record it' }).click()
    const card = page.getByRole('region', { name: 'Who took it up' })
    await card.getByRole('link', { name: pilot }).waitFor()
    await house
      .product()
      .as('MEMBER')
      .run(`mutation ($input: FollowInput!) { follow(input: $input) { id } }`, { input: { practice: await idOf(other) } })
    await card.getByRole('button', { name: 'Move on or stop' }).last().click()
    await page.getByLabel('It is now').selectOption('ABANDONED')
    await page.getByRole('button', { name: 'Record the step' }).click()
    await page.getByText('Say why it stops', { exact: false }).first().waitFor()
    await page.getByLabel('Why it stops').fill('No staff for it.')
    await page.getByRole('button', { name: 'Record the step' }).click()
    await card.getByText('Given up', { exact: true }).first().waitFor()
    const { inbox } = await house.product().as('MEMBER').run<{ inbox: { nodes: { sentence: string }[] } }>(`{ inbox { nodes { sentence } } }`)
    expect(inbox.nodes.some(({ sentence }) => sentence.includes('No staff for it.'))).toBe(true)
  })

  test('L6: the template keeps a draft, names what is missing, and shows the place in the queue', async () => {
    const page = await see(member, '/learning/new')
    await page.getByLabel('What is it called?').fill(`A walk-in clinic on ${name}`)
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.waitForURL(/\/learning\/a-walk-in-clinic.*\/edit/)
    await page.getByText('Describe how things stood before, or say why a baseline does not apply.').first().waitFor()
    await expectAccessible(page)
    for (const [label, text] of [
      ['In a sentence or two', 'Open doors on Mondays.'],
      ['The problem', 'People wait for weeks.'],
      ['What is done', 'A nurse sees whoever comes.'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(text)
    await page.getByLabel('Older people', { exact: true }).check()
    await page.getByLabel('Community', { exact: false }).first().check()
    await page.locator('#field-baselineWhyNot').fill('Nobody counted before.')
    await page.locator('#field-evaluationWhyNot').fill('Too few people.')
    await page.getByLabel('Licence').selectOption({ label: 'Open Government Licence 3.0' })
    await page.getByLabel('Add a file').setInputFiles({ name: 'Form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 a form') })
    const files = page.getByRole('region', { name: 'Files' })
    await files.getByText('Form.pdf', { exact: false }).first().waitFor()
    expect(await page.getByLabel('The problem', { exact: true }).inputValue()).toBe('People wait for weeks.')
    await page.getByRole('button', { name: 'Save and hand in for review' }).click()
    await page
      .getByText(/in the queue|place in the queue/i)
      .first()
      .waitFor()
  })

  test('L8: an example from abroad beside two pilots, and what nobody says is said', async () => {
    const page = await see(visitor, '/learning/compare')
    const table = page.getByRole('table', { name: 'Side by side' })
    await table.getByText('United States').first().waitFor()
    expect(await table.getByText('not reported', { exact: true }).count()).toBeGreaterThan(5)
    expect(await table.getByRole('columnheader').count()).toBe(4)
  })

  test('L9: follow a subject, a pilot and a measure; the week brings what changed, and what is kept silent is silent', async () => {
    for (const [path, button] of [
      ['/learning?theme=DEMENTIA', /Follow.*dementia/],
      ['/pilots/torbay', /Follow.*Torbay/],
      ['/measures/DEMO_EMERGENCY', /Follow/],
    ] as const) {
      const page = await see(member, path)
      const toggle = page.getByRole('button', { name: button })
      await toggle.waitFor()
      if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click()
      await page.getByRole('button', { name: /Following/ }).waitFor()
    }
    const torbay = await house.product().as('PUBLIC').run<{ pilot: { id: string } }>(`{ pilot(slug: "torbay") { id } }`)
    await house
      .product()
      .as('MEMBER')
      .run(`mutation ($input: StartDiscussionInput!) { startDiscussion(input: $input) { id } }`, {
        input: { pilot: torbay.pilot.id, title: `News of Torbay on ${name}`, body: 'So.', isQuestion: false },
      })
    const page = await see(member, '/inbox/week')
    await page.getByText(`News of Torbay on ${name}`, { exact: false }).first().waitFor()
    await see(member, '/inbox')
    await see(member, '/inbox/follows')
    await page.getByRole('button', { name: /Keep silent.*Torbay/ }).click()
    await page.getByText('Silent', { exact: true }).waitFor()
    await member.go('/inbox/week')
    expect(await page.getByText(`News of Torbay on ${name}`, { exact: false }).count()).toBe(0)
    await member.go('/inbox/follows')
    await page.getByRole('button', { name: /Let it be heard.*Torbay/ }).click()
    await page.getByRole('button', { name: /Keep silent.*Torbay/ }).waitFor()
  })

  test('L10: without signing in there is public practice and nothing else', async () => {
    const page = await see(visitor, '/learning/copd-key-worker')
    expect(await page.getByRole('button', { name: 'Ask', exact: true }).count()).toBe(0)
    expect(await page.getByText('Whom to ask').count()).toBe(0)
    await onPaper(page)
    await see(visitor, `/learning/${ward}`)
    await visitor.page
      .getByText(/Evidence: \w+, \d+ of 12/)
      .first()
      .waitFor()
    await onPaper(page)
    await see(visitor, '/learning/events')
    await visitor.go('/learning/people')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  test('events and people: a place is taken and given up, and one is found when one wants to be', async () => {
    const page = await see(member, '/learning/events')
    await page.getByRole('button', { name: 'Invite to an event' }).click()
    await page.getByLabel('What is it called?').fill(`Open day on ${name}`)
    await page.getByLabel('What is it for?').fill('To see it.')
    await page.getByLabel('Begins').fill('2090-05-17T14:00')
    await page.getByLabel('Ends').fill('2090-05-17T16:00')
    await expectAccessible(page, 'dialog')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByRole('button', { name: `Register : Open day on ${name}` }).click()
    await page.getByText('You have a place').first().waitFor()
    await page.getByRole('link', { name: `Open day on ${name}` }).click()
    await page.getByRole('region', { name: 'Who comes' }).getByText('Ruth Keeper').waitFor()
    await expectAccessible(page)
    await house
      .product()
      .database.query(`update network."learningEvent" set "startsAt" = platform.moment() - interval '1 hour' where title = $1`, [
        `Open day on ${name}`,
      ])
    await page.reload()
    expect(await page.getByLabel('Ruth Keeper').isChecked()).toBe(true)
    await page.getByLabel('Others who came').fill('2')
    await page.getByRole('button', { name: 'Save who came' }).click()
    await page.getByText('Came', { exact: true }).waitFor()
    await page.getByText(', 3 came').waitFor()
    await expectAccessible(page)
    await see(member, '/learning/people')
    await sayPosts(page)
    await see(member, '/learning/moderation')
  })
})
