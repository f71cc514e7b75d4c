import { afterAll, beforeAll, expect, test } from 'vitest'

import { seeAgreementConflict } from './agreement-conflict.ts'
import { seeAgreementList } from './agreement-list.ts'
import { expectAccessible, phone, settle, sideways, useHouse, watchComplaints, type Visit } from './browser.ts'
import { becomeAdministrator } from './visitors.ts'

const house = useHouse()
let admin: Visit

beforeAll(async () => {
  admin = await becomeAdministrator(house)
})
afterAll(() => admin?.close())

const button = (name: string) => admin.page.getByRole('button', { name, exact: true })
const heading = (name: string) => admin.page.getByRole('heading', { level: 1, name }).waitFor()
const dialog = () => admin.page.getByRole('dialog')

const BEGIN = `mutation ($input: CreatePartnershipInput!) { createPartnership(input: $input) { id } }`
const JOIN = `mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }`
const REGISTER = `mutation ($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) { id } }`

/** Begins a partnership of bodies that are new to the register, as a program would. */
async function assemble(name: string, bodies: readonly (readonly [name: string, kind: string, role: string])[]): Promise<string> {
  const program = house.product().as('ADMIN')
  const { createPartnership } = await program.run<{ createPartnership: { id: string } }>(BEGIN, { input: { name, formingFrom: '2010-01-01' } })
  for (const [body, kind, role] of bodies) {
    const { registerOrganisation } = await program.run<{ registerOrganisation: { id: string } }>(REGISTER, { input: { name: body, kind } })
    await program.run(JOIN, {
      input: { partnership: createPartnership.id, organisation: registerOrganisation.id, role, startsOn: '2010-01-01' },
    })
  }
  return `/partnerships/${createPartnership.id}`
}

async function sign(office: RegExp, who: string, day: string): Promise<void> {
  await admin.page.getByRole('button', { name: office }).click()
  await dialog().getByLabel('Who signed').fill(who)
  await dialog().getByLabel('Signed on').fill(day)
  await dialog().getByRole('button', { name: 'Record the signature' }).click()
  await dialog().waitFor({ state: 'detached' })
}

/** Fills in what an agreement is, its parties, and who signs for each. */
async function draft(title: string, kind: string, parties: readonly (readonly [name: string, pounds: string, office: string])[]): Promise<void> {
  const { page } = admin
  await page.getByRole('link', { name: 'New agreement' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Kind').selectOption(kind)
  await page.getByLabel('First day of the term').fill('2010-04-01')
  await page.getByLabel('Last day').fill('2011-03-31')
  for (const [name, pounds, office] of parties) {
    await page.getByLabel(name, { exact: true }).check()
    const party = page.locator('.party', { hasText: name })
    if (pounds) await party.getByLabel('Contribution in pounds').fill(pounds)
    await party.getByLabel(office, { exact: true }).check()
  }
}

async function fillClauses(): Promise<void> {
  for (const letter of 'abcdefg') await admin.page.getByLabel(new RegExp(`^\\(${letter}\\) `)).fill(`What is agreed under (${letter}).`)
}

test('A5 Torbay’s pooled fund under section 75: missing clauses are listed, a file is kept, two parties sign, it is in force, reports are due, the review is told 90 days before; a memorandum needs none of this, is negotiated, and another takes its place', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/partnerships?q=Torbay')
  await page
    .getByRole('link', { name: /Torbay/ })
    .first()
    .click()
  await settle(page)
  await button('Add member').click()
  const box = page.getByRole('combobox', { name: 'Organisation' })
  await box.fill('exampleshire')
  await page.getByRole('option', { name: /Exampleshire Council/ }).waitFor()
  await box.press('Enter')
  await dialog().getByLabel('Role', { exact: true }).selectOption({ label: 'Local authority' })
  await page.getByLabel('First day').fill('2010-01-01')
  await dialog().getByRole('button', { name: 'Add' }).click()
  await page.getByRole('row', { name: /Exampleshire Council/ }).waitFor()
  const partnership = new URL(page.url()).pathname

  await draft('Torbay pooled fund', 'S75_POOLED_FUND', [
    ['Exampleshire Council', '5,000', 'Section 151 officer'],
    ['Torbay Care Trust', '12,500.50', 'Chief executive'],
  ])
  await page.getByLabel('Review by').fill('2010-09-10')
  await expectAccessible(page)
  await button('Keep the draft').click()
  await heading('Torbay pooled fund')
  await page.getByText('£17,500.50 together').waitFor()
  for (const letter of 'abcdefg')
    await page
      .getByText(new RegExp(`^Clause \\(${letter}\\) is missing:`))
      .first()
      .waitFor()
  await page.getByText('SI 2000/617), regulation 7(3)(f)').waitFor()
  await settle(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Edit' }).click()
  await fillClauses()
  await button('Save').click()
  await heading('Torbay pooled fund')
  await page.getByLabel('Add a file').setInputFiles({ name: 'fund.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 the fund') })
  await button('Download fund.pdf').waitFor()
  await button('Send to be signed').click()
  await sign(/^Record signature of the chief executive/, 'Chris Chief', '2010-04-01')
  await page.getByText('1 of 2 signed').waitFor()
  await sign(/^Record signature of the section 151 officer/, 'Fin Officer', '2010-04-02')
  await button('Bring into force').click()
  await page.getByText('In force').first().waitFor()
  await page.getByText('due by 31 Jul 2010').waitFor()

  await go('/to-do')
  const review = page.getByRole('row', { name: /Review “Torbay pooled fund”/ })
  await review.getByText(/10 Sept? 2010/).waitFor()

  await go(partnership)
  await draft('Torbay’s word', 'MOU', [['Torbay Care Trust', '', 'Director']])
  await button('Keep the draft').click()
  await heading('Torbay’s word')
  expect(await page.getByText(/^Clause \(.\) is missing/).count()).toBe(0)
  await button('Open negotiation').click()
  await page.getByText('In negotiation', { exact: true }).waitFor()
  await button('Send to be signed').click()
  await sign(/^Record signature of the director/, 'Di Rector', '2010-06-01')
  await button('Bring into force').click()
  await page.getByText('In force').first().waitFor()
  expect(await page.getByText(/due by/).count()).toBe(0)

  await button('Replace').click()
  await dialog().getByLabel('Title').fill('Torbay’s second word')
  await dialog().getByLabel('First day of its term').fill('2010-06-01')
  await expectAccessible(page)
  await button('Draft it').click()
  await heading('Edit Torbay’s second word')
  await page.getByLabel('Review by').fill('2011-01-10')
  await button('Save').click()
  await heading('Torbay’s second word')
  await button('Send to be signed').click()
  await button('Negotiate further').click()
  await dialog().getByLabel('Why').fill('The trust wants a longer word.')
  await button('Take it back').click()
  await dialog().waitFor({ state: 'detached' })
  await button('Send to be signed').click()
  await sign(/^Record signature of the director/, 'Di Rector', '2010-06-02')
  await button('Bring into force').click()
  await page.getByText('In force').first().waitFor()
  await page.getByRole('link', { name: 'Torbay’s word' }).click()
  await heading('Torbay’s word')
  await page.getByText('Another agreement has taken its place from 2 June 2010.').waitFor()
  await page.getByRole('link', { name: 'Torbay’s second word' }).waitFor()
  await settle(page)
  await expectAccessible(page)
  expect(complaints.stop()).toEqual([])
})

test('A6 North Yorkshire’s council and three boards sign on different days; a delegate is refused, a changed contribution voids every signature, and the history reads as a story', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  const boards = ['Illustrative Board of the Dales', 'Illustrative Board of the Coast', 'Illustrative Board of the Vale']
  const council = 'Illustrative Council of North Yorkshire'
  await go(
    await assemble('North Yorkshire better care', [
      [council, 'LOCAL_AUTHORITY', 'LEAD'],
      ...boards.map((name) => [name, 'INTEGRATED_CARE_BOARD', 'COMMISSIONER'] as const),
    ]),
  )
  await draft('North Yorkshire fund', 'S75_POOLED_FUND', [
    [council, '40000', 'Chief executive'],
    ...boards.map((name) => [name, '25000', 'Chief executive'] as const),
  ])
  await page.locator('.party', { hasText: council }).getByLabel('Section 151 officer').check()
  await button('Keep the draft').click()
  await heading('North Yorkshire fund')
  await page.getByRole('link', { name: 'Edit' }).click()
  await fillClauses()
  await button('Save').click()
  await heading('North Yorkshire fund')
  await button('Send to be signed').click()
  const [first = '', ...others] = boards
  await page.getByRole('button', { name: new RegExp(`^Record signature of the chief executive.*${first}`) }).click()
  await dialog().getByLabel('Who signed').fill('Dee Puty')
  await dialog().getByLabel('They signed for who holds the office').check()
  await dialog().getByRole('button', { name: 'Record the signature' }).click()
  await dialog().getByText('signs in person: nobody else may sign for them.').first().waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await sign(new RegExp(`^Record signature of the chief executive.*${first}`), 'Bo Ard', '2010-03-31')
  for (const name of others) await sign(new RegExp(`^Record signature of the chief executive.*${name}`), 'Bea Ord', '2010-04-14')
  await sign(new RegExp(`^Record signature of the chief executive.*${council}`), 'Co Uncil', '2010-04-02')
  await sign(/^Record signature of the section 151 officer/, 'Fin Officer', '2010-04-02')
  await page.getByText('5 of 5 signed').waitFor()
  await button('Bring into force').click()
  await page.getByText('In force').first().waitFor()

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByText('5 signatures will lapse if what is agreed changes.').waitFor()
  await page.locator('.party', { hasText: first }).getByLabel('Contribution in pounds').fill('26000')
  await page.getByLabel('Why').fill('A better winter.')
  await expectAccessible(page)
  await button('Save').click()
  await page.getByText('0 of 5 signed').waitFor()
  await page.getByText('Edition 2').waitFor()
  await page.getByText('The parties and their contributions changed.').first().waitFor()
  await settle(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'North Yorkshire better care' }).first().click()
  await heading('North Yorkshire better care')
  await page.getByRole('link', { name: /^All \d+ changes/ }).click()
  await heading('History of North Yorkshire better care')
  await settle(page)
  const story = (await page.getByRole('main').innerText()).split('\n')
  const at = (told: RegExp) => story.findIndex((line) => told.test(line))
  // The latest stands first.
  const order = [
    at(/changed .* of “North Yorkshire fund”/),
    at(/brought “North Yorkshire fund” into force/),
    at(/recorded that Fin Officer signed/),
    at(/recorded that Bo Ard signed/),
    at(/sent “North Yorkshire fund”/),
  ]
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(order).not.toContain(-1)
  expect(complaints.stop()).toEqual([])
})

test('of two who edit an agreement the second sees both versions, party by party too, and saves a mix', () =>
  seeAgreementConflict(house, admin, { partnership: 'North Yorkshire better care', title: 'North Yorkshire fund' }))

test('the agreements of all partnerships are found by their state and kind, and taken along as a file', () => seeAgreementList(admin))

test('the agreement reads on a phone', async () => {
  const { page, go } = admin
  await page.setViewportSize(phone)
  await go('/partnerships?q=North Yorkshire better care')
  await page.getByRole('link', { name: 'North Yorkshire better care' }).click()
  await page.getByRole('link', { name: 'North Yorkshire winter fund' }).first().click()
  await heading('North Yorkshire winter fund')
  await settle(page)
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
})
