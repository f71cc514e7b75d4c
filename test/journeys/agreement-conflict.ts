import { expect } from 'vitest'

import { expectAccessible, type House, type Visit } from './browser.ts'

interface Party {
  contributionPence: string | null
  organisation: { id: string; name: string }
}

const READ = `query ($id: ID!) { agreement(id: $id) { version parties { contributionPence organisation { id name } } } }`
const CHANGE = `mutation ($input: UpdateAgreementInput!) { updateAgreement(input: $input) { id } }`

/** While one edits an agreement a program changes its title, its last day and what one board pays; the one sees both versions and saves a mix. */
export async function seeAgreementConflict(house: House, { page, go }: Visit, agreed: { partnership: string; title: string }): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  await go(`/partnerships?q=${agreed.partnership}`)
  await page.getByRole('link', { name: agreed.partnership }).click()
  await page.getByRole('link', { name: agreed.title }).first().click()
  await heading(agreed.title)
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Terms').fill('One fund for the winter.')
  await page.getByLabel('Last day').fill('2011-09-30')
  await page.locator('.party', { hasText: 'Coast' }).getByLabel('Contribution in pounds').fill('30,000')

  const program = house.product().as('ADMIN')
  const id = new URL(page.url()).pathname.split('/').at(-2)
  const { agreement } = await program.run<{ agreement: { version: number; parties: Party[] } }>(READ, { id })
  const parties = agreement.parties.map(({ contributionPence, organisation }) => ({
    organisation: organisation.id,
    contributionPence: organisation.name.includes('Vale') ? '2700000' : contributionPence,
  }))
  await program.run(CHANGE, { input: { id, version: agreement.version, title: 'North Yorkshire winter fund', endsOn: '2011-06-30', parties } })

  await button('Save').click()
  await page.getByRole('heading', { name: 'Somebody else saved this while you were editing' }).waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('radio', { checked: true }).evaluateAll((radios) => radios.map((radio) => radio.getAttribute('aria-label')))).toEqual([
    'Title: theirs, North Yorkshire winter fund',
    'Last day: yours, 30 September 2011',
    'Terms: yours, One fund for the winter.',
    'Contribution of Illustrative Board of the Coast: yours, £30,000',
    'Contribution of Illustrative Board of the Vale: theirs, £27,000',
  ])
  await page.getByRole('radio', { name: 'Last day: theirs, 30 June 2011' }).check()
  await button('Save this mix').click()
  await heading('North Yorkshire winter fund')
  for (const told of ['One fund for the winter.', '£30,000', '£27,000', '30 June 2011']) await page.getByText(told).first().waitFor()
}
