import { expect, test } from 'vitest'

import { expectAccessible, phone, picture, sideways, useHouse, wide, type Visit } from './browser.ts'

const house = useHouse()
const editor = (visit: Visit) => visit.page.getByRole('textbox', { name: 'Operation' })

async function openBench(viewport = wide): Promise<Visit> {
  const visit = await house.open({ viewport })
  await visit.go('/queries')
  await editor(visit).waitFor()
  return visit
}

test('a question is completed as it is typed, priced before it runs, answered as a table, a chart and JSON', async () => {
  const visit = await openBench()
  const { page } = visit
  await editor(visit).fill('query Regions { regions { name pilots { na } } }')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('m')
  await page.getByRole('option', { name: /^name/ }).first().waitFor()
  await page.keyboard.press('Escape')
  await editor(visit).fill('query Regions { regions { name pilots { name } } }')
  await page.getByText(/^Costs at most \d+ of 5,000 points/).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('cell', { name: 'South Central', exact: true }).waitFor()
  await expectAccessible(page)
  await picture(page, 'workbench-wide')
  await page.getByRole('link', { name: 'Chart' }).click()
  await page.getByRole('img', { name: 'pilots (count) by region' }).waitFor()
  await page.getByRole('link', { name: 'JSON' }).click()
  expect(JSON.parse((await page.locator('pre.answer-json').textContent()) ?? '')).toMatchObject({ data: { regions: expect.anything() as unknown } })
  await visit.close()
})

test('what is wrong is underlined with its reason, a failed run keeps the answer before, and changes are refused', async () => {
  const visit = await openBench()
  const { page } = visit
  await editor(visit).fill('{ programme { name } }')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('cell', { name: /Integrated Care/ }).waitFor()
  await editor(visit).fill('{ programme { nam } }')
  await page.locator('.cm-lintRange-error').first().waitFor()
  await page.keyboard.press('Control+Enter')
  await page
    .getByText(/Cannot query field "nam"/)
    .first()
    .waitFor()
  await page.getByText('This is the answer before').waitFor()
  expect(await page.getByRole('cell', { name: /Integrated Care/ }).isVisible()).toBe(true)
  await editor(visit).fill('mutation { signOut }')
  await page.getByText('Changes are not made from here').waitFor()
  expect(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true)
  await visit.close()
})

test('the schema is searched and clicked into a query, variables are a form, tabs and history stay on the device', async () => {
  const visit = await openBench()
  const { page } = visit
  await page.getByRole('button', { name: 'New question' }).click()
  await editor(visit).fill('')
  await page.getByRole('searchbox', { name: 'Search the schema' }).fill('odsCode')
  await page.getByRole('button', { name: /^organisation › odsCode/ }).click()
  await editor(visit).filter({ hasText: 'odsCode' }).waitFor()
  await editor(visit).fill('query Place($code: String!) { organisation(odsCode: $code) { name } }')
  await page.getByText('"$code" of required type').waitFor()
  await page.getByRole('textbox', { name: /^code/ }).fill('TAL')
  await page.getByText('They fit the query').waitFor()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('cell', { name: 'Torbay Care Trust' }).waitFor()
  await page.reload()
  await editor(visit).filter({ hasText: 'query Place' }).waitFor()
  await page.getByRole('button', { name: 'Close Place' }).click()
  await page.getByRole('button', { name: 'History' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Place' }).first().click()
  await editor(visit).filter({ hasText: 'query Place' }).waitFor()
  await visit.close()
})

test('a phone runs a question again with another value', async () => {
  const visit = await openBench(phone)
  const { page, go } = visit
  const operation = 'query Place($code: String!) { organisation(odsCode: $code) { name kind } }'
  await go(`/queries#${new URLSearchParams({ operation, variables: '{"code":"TAL"}' })}`)
  await page.getByRole('textbox', { name: /^code/ }).fill('5QN')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('cell', { name: /Bournemouth/ }).waitFor()
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
  await picture(page, 'workbench-phone', true)
  await visit.close()
})
