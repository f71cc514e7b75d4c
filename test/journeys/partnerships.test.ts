import { afterAll, beforeAll, expect, test } from 'vitest'

import { expectAccessible, phone, settle, sideways, useHouse, watchComplaints, type Visit } from './browser.ts'
import { administrator, becomeAdministrator, signIn } from './visitors.ts'

const house = useHouse()
let admin: Visit

beforeAll(async () => {
  admin = await becomeAdministrator(house)
})
afterAll(() => admin?.close())

/** Chooses an organisation by part of its name, with the keyboard alone. */
async function choose(visit: Visit, label: string, text: string, name: string): Promise<void> {
  const box = visit.page.getByRole('combobox', { name: label })
  await box.fill(text)
  await visit.page.getByRole('option', { name: new RegExp(name) }).waitFor()
  await box.press('Enter')
  await expect.poll(() => box.inputValue()).toBe(name)
}

const rowOf = ({ page }: Visit, name: string) => page.getByRole('row', { name: new RegExp(name) })

test('A4 Durham Dales’ partnership is built: seven organisations by code or misspelt name, one joins late, one leaves; the slider gives the list of three days, and the map matches the table', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/partnerships')
  await page.getByRole('link', { name: 'New partnership' }).click()
  await page.getByRole('heading', { level: 1, name: 'New partnership' }).waitFor()
  await page.getByRole('button', { name: 'Begin the partnership' }).click()
  await page.getByRole('link', { name: 'Enter a name' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).fill('Dales urgent care group')
  await page.getByLabel('Pilot').selectOption({ label: 'Durham Dales' })
  await choose(admin, 'Lead', 'specimen valley', 'Specimen Valley Ambulance Service')
  await page.getByLabel('Forming from').fill('2010-01-04')
  await page.getByRole('button', { name: 'Begin the partnership' }).click()
  await page.getByRole('heading', { level: 1, name: 'Dales urgent care group' }).waitFor()
  await settle(page)

  await page.getByRole('button', { name: 'Change stage' }).click()
  await page.getByText('An active partnership needs two members or more; Dales urgent care group has one. Add members first.').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  for (const [text, name, day, last] of [
    ['5ND', 'County Durham PCT', '2010-01-04', '2011-03-31'],
    ['RTD', 'Newcastle Hospitals NHS Foundation Trust', '2010-01-04', ''],
    ['dales integated', 'Durham Dales Integrated Care Organisation', '2010-01-04', ''],
    ['northern docters', 'Northern Doctors Urgent Care', '2010-01-04', ''],
    ['specimen road', 'Specimen Road School', '2010-02-01', ''],
    ['testbrige volunteers', 'Testbridge Volunteers', '2010-05-03', ''],
  ] as const) {
    await page.getByRole('button', { name: 'Add member' }).click()
    await choose(admin, 'Organisation', text, name)
    await page.getByLabel('First day').fill(day)
    if (last) await page.getByLabel('Last day').fill(last)
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
    await expect.poll(() => page.getByRole('dialog').allInnerTexts(), { timeout: 20_000 }).toEqual([])
    await rowOf(admin, name).waitFor()
  }
  await page.getByRole('button', { name: 'Change stage' }).click()
  await page.getByRole('radio', { name: /^Active/ }).check()
  await page.getByLabel('From', { exact: true }).fill('2010-04-01')
  await page.getByLabel('Why').fill('The board met.')
  await page.getByRole('dialog').getByRole('button', { name: 'Change stage' }).click()
  await page.getByLabel('What was done').getByText('“Dales urgent care group” is active').waitFor()

  await page.getByRole('button', { name: 'End the membership of Specimen Road School' }).click()
  await page.getByLabel('Last day').fill('2010-04-30')
  await page.getByLabel('Why it leaves').fill('The school closed its kitchen.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'End the membership', exact: true }).click()
  await rowOf(admin, 'Specimen Road School').getByText('Ended').waitFor()
  const note = (day: string, count: string) => page.getByText(`${count} on ${day}`).waitFor()
  for (const [day, words, count] of [
    ['2010-01-31', '31 January 2010', '5 organisations'],
    ['2010-04-15', '15 April 2010', '6 organisations'],
    ['2010-05-03', '3 May 2010', '6 organisations'],
  ] as const) {
    await page.getByLabel('As of', { exact: true }).fill(day)
    await note(words, count)
  }
  await page.getByLabel('As of, day by day').focus()
  await page.keyboard.press('Home')
  await note('1 April 2010', '6 organisations')
  await page.getByRole('link', { name: 'Every day' }).click()

  await page.getByRole('button', { name: /^Undo.* ended the membership of Specimen Road School/ }).click()
  await page.getByText('Undone').first().waitFor()
  await rowOf(admin, 'Specimen Road School').getByText('Member', { exact: true }).waitFor()
  await page.getByRole('link', { name: /^All \d+ changes/ }).click()
  await page.getByRole('heading', { level: 1, name: 'History of Dales urgent care group' }).waitFor()
  await settle(page)
  await expectAccessible(page)

  await go('/partnerships/map?theme=RURAL_HEALTH&day=2010-05-03')
  const map = page.getByRole('group', { name: 'Network map' })
  const nodes = map.getByRole('button', { name: /, organisation in / })
  await nodes.first().waitFor()
  const drawn = await nodes.evaluateAll((all) => all.map((node) => node.getAttribute('aria-label')))
  await page.getByRole('link', { name: 'Table' }).click()
  const table = page.getByRole('table', { name: 'Organisations in the map' })
  await table.waitFor()
  const listed = await table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.querySelector('a')?.textContent ?? ''))
  expect(drawn.map((label) => label?.split(', organisation in ')[0]).toSorted()).toEqual(listed.toSorted())
  expect(listed).toEqual(expect.arrayContaining(['County Durham PCT', 'Testbridge Volunteers', 'Specimen Valley Ambulance Service']))
  expect(complaints.stop()).toEqual([])
})

test('of two editors the second sees both versions, field by field, and loses nothing', async () => {
  const { page, go } = admin
  await go('/partnerships?q=Hospice at home')
  await page.getByRole('link', { name: 'Hospice at home' }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Purpose').fill('Nursing at home, day and night.')
  await page.getByLabel('Form', { exact: true }).fill('Contract')

  const other = await house.open({})
  await other.go(`/sign-in?next=${encodeURIComponent(new URL(page.url()).pathname)}`)
  await signIn(other, administrator)
  await other.page.getByLabel('Form', { exact: true }).fill('Alliance')
  await other.page.getByLabel('Name', { exact: true }).fill('Hospice at your home')
  await other.page.getByRole('button', { name: 'Save', exact: true }).click()
  await other.page.getByRole('heading', { level: 1, name: 'Hospice at your home' }).waitFor()
  await other.close()

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('heading', { name: 'Ruth Keeper saved this while you were editing' }).waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('radio', { checked: true }).evaluateAll((radios) => radios.map((radio) => radio.getAttribute('aria-label')))).toEqual([
    'Name: theirs, Hospice at your home',
    'Purpose: yours, Nursing at home, day and night.',
    'Form: yours, Contract',
  ])
  await page.getByRole('radio', { name: 'Form: theirs, Alliance' }).check()
  await page.getByRole('button', { name: 'Save this mix' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hospice at your home' }).waitFor()
  await page.getByText('Nursing at home, day and night.').first().waitFor()
  await page.getByText('Alliance').first().waitFor()
})

test('what was typed is not lost by leaving', async () => {
  const { page, go } = admin
  await go('/partnerships/new')
  await page.getByLabel('Name', { exact: true }).fill('Half a thought')
  await page.getByRole('link', { name: 'Pilots', exact: true }).click()
  await page.getByRole('heading', { name: 'Leave without saving?' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep editing' }).click()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Half a thought')
  await page.getByRole('link', { name: 'Pilots', exact: true }).click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Pilots' }).waitFor()
})

test('the partnership reads on a phone', async () => {
  const { page, go } = admin
  await page.setViewportSize(phone)
  await go('/partnerships?q=Memory nurses')
  await page.getByRole('link', { name: 'Memory nurses’ rota' }).click()
  await settle(page)
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
})
