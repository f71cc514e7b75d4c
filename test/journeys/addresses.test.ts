import { expect, test } from 'vitest'

import { settle, useHouse } from './browser.ts'

const house = useHouse()

test('a filtered and sorted list is the same after a reload, and its chips drop what they name', async () => {
  const { page, go, close } = await house.open()
  await go('/organisations')
  await page
    .getByRole('group', { name: 'Kind' })
    .getByLabel(/^Care trust/)
    .check()
  await page.waitForURL(/kind=CARE_TRUST/)
  await page.getByRole('link', { name: 'Code', exact: true }).click()
  await page.waitForURL(/sort=code/)
  await page
    .getByRole('status')
    .getByText(/^\d organisations$/)
    .waitFor()
  await settle(page)
  const rows = page.locator('tbody th a')
  const before = await rows.allTextContents()
  expect(before.length).toBeGreaterThan(1)
  expect(new URL(page.url()).search).toBe('?kind=CARE_TRUST&sort=code')
  await page.reload()
  await settle(page)
  expect(await rows.allTextContents()).toEqual(before)
  await page.getByRole('link', { name: /^Care trust ?, remove this filter$/ }).click()
  await expect.poll(() => rows.count()).toBe(25)
  expect(new URL(page.url()).search).toBe('?sort=code')
  await close()
})

test('the counts of a facet are those of the lists it leads to', async () => {
  const { page, go, close } = await house.open()
  await go('/organisations?q=nor')
  const kind = page.getByRole('group', { name: 'Kind' })
  await kind.locator('.ct').first().waitFor()
  const facet = kind.getByLabel(/Primary care trust/)
  const count = Number(await kind.locator('label', { hasText: 'Primary care trust' }).locator('.ct').textContent())
  await facet.check()
  await page.getByRole('status').getByText(`${count} organisations`, { exact: true }).waitFor()
  await close()
})

test('typing in a list’s search reaches the address, and going back takes it away', async () => {
  const { page, go, close } = await house.open()
  await go('/pilots')
  await page.goto('/organisations')
  await page.getByLabel('Search by name or code').fill('torbay')
  await page.waitForURL(/q=torbay/)
  await expect.poll(() => page.locator('tbody th a').first().textContent()).toMatch(/Torbay/)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: /^Pilots/ }).waitFor()
  await close()
})

test('pages are turned by cursors that stand in the address', async () => {
  const { page, go, close } = await house.open()
  await go('/organisations')
  const first = await page.locator('tbody th a').first().textContent()
  await page.getByRole('link', { name: 'Next' }).click()
  await page.waitForURL(/after=/)
  const top = () => page.locator('tbody th a').first().textContent()
  await expect.poll(top).not.toBe(first)
  await page.reload()
  await settle(page)
  await page.getByRole('link', { name: 'Previous' }).click()
  await page.waitForURL(/before=/)
  await expect.poll(top).toBe(first)
  await close()
})

test('the map and its table hold the same', async () => {
  const { page, go, close } = await house.open()
  await go('/')
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'Where the pilots are' }) })
  const onMap = Object.fromEntries(
    await card
      .locator('.regs li')
      .evaluateAll((items) => items.map((item) => [item.childNodes[1]?.textContent, item.querySelector('b')?.textContent])),
  )
  await card.getByRole('link', { name: 'Table' }).click()
  await page.waitForURL(/map=table/)
  await card.locator('tbody tr').first().waitFor()
  const inTable = Object.fromEntries(
    await card
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [row.querySelector('th')?.childNodes[0]?.textContent, row.querySelector('td')?.textContent])),
  )
  expect(inTable).toEqual(onMap)
  expect(
    Object.values(onMap)
      .map(Number)
      .toSorted((one, other) => other - one),
  ).toEqual([4, 4, 2, 2, 2, 1, 1, 0, 0, 0])
  await close()
})

test('a chart and its table have the same values, and the choice is in the address', async () => {
  const { page, go, close } = await house.open()
  await go('/pilots/northumbria?measure=MAR_ELECTIVE')
  const reader = page.getByRole('group', { name: /Points of the chart/ })
  await reader.focus()
  await page.keyboard.press('End')
  const tip = await reader.getByRole('status').textContent()
  await page.getByRole('link', { name: 'Table', exact: true }).click()
  await page.waitForURL(/measure=MAR_ELECTIVE&chart=table/)
  const row = page.locator('.tall tbody tr').first()
  expect(tip).toContain(`${await row.locator('th').textContent()}: ${(await row.locator('td').first().textContent())?.trim()}`)
  expect(await page.locator('.tall tbody tr').count()).toBe(26)
  await close()
})

test('the members of a partnership on a day are those of that day', async () => {
  const { page, go, close } = await house.open()
  const { partnerships } = await house
    .product()
    .as('PUBLIC')
    .run<{ partnerships: { nodes: { id: string }[] } }>('{ partnerships(first: 1) { nodes { id } } }')
  await go(`/partnerships/${partnerships.nodes[0]?.id}`)
  expect(await page.locator('tbody th a').count()).toBeGreaterThan(0)
  await page.getByLabel('As of', { exact: true }).fill('1999-12-31')
  await page.waitForURL(/asOf=1999-12-31/)
  await page.getByText('Nobody was a member on that day').waitFor()
  await page.getByRole('link', { name: 'Show every member' }).click()
  await page.locator('tbody th a').first().waitFor()
  expect(new URL(page.url()).search).toBe('')
  await close()
})

test('an address with values that mean nothing shows the usual view', async () => {
  const { page, go, close } = await house.open()
  await go('/?group=horoscope&map=globe')
  expect(await page.getByRole('link', { name: 'Attention' }).getAttribute('aria-current')).toBe('true')
  await go('/organisations?kind=CIRCUS&sort=shoe-size')
  expect(await page.locator('tbody th a').count()).toBe(25)
  await close()
})
