import { expect } from 'vitest'

import { expectAccessible, settle, type House, type Visit } from './browser.ts'

/** On the page of a place a visitor hears of no twinning; who speaks for it proposes one with what each hopes to learn, and it is accepted and shown. */
export async function seeTwinning(house: House, { visitor, member }: { visitor: Visit; member: Visit }, pilot: string): Promise<void> {
  await settle(visitor.page)
  await expectAccessible(visitor.page)
  expect(await visitor.page.getByRole('region', { name: 'Twinned with' }).count()).toBe(0)
  const told = await house.product().as('PUBLIC').run<{ pilot: { places: { id: string }[] } }>(`{ pilot(slug: "torbay") { places { id } } }`)
  await member.go(`/learning/places/${told.pilot.places[0]!.id}`)
  const { page } = member
  const card = page.getByRole('region', { name: 'Twinned with' })
  await card.getByRole('link', { name: 'Durham Dales' }).waitFor()
  await card.getByRole('button', { name: 'Propose to twin' }).click()
  await page.getByLabel('With which place?').selectOption({ label: pilot })
  await page.getByLabel('What do you hope to learn?').fill('How they ring people.')
  await page.getByRole('button', { name: 'Propose it' }).click()
  await page.getByText('Say what they could learn', { exact: true }).waitFor()
  await page.getByLabel('What could they learn from you?').fill('How the list is kept.')
  await expectAccessible(page, 'dialog')
  await page.getByRole('button', { name: 'Propose it' }).click()
  await card.getByText('Awaits an answer').waitFor()
  await card.getByRole('button', { name: 'Accept' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
  await card.getByRole('listitem').filter({ hasText: pilot }).getByText('Twinned', { exact: true }).waitFor()
  // A link that happens to stand just under the bar is measured together with the bar's buttons.
  await page.evaluate(() => window.scrollTo(0, 0))
  await expectAccessible(page)
}
