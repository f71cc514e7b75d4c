import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as } = useProduct({ content: 'empty' })

const SAVE = 'mutation ($input: SaveViewInput!) { saveView(input: $input) { id name query isShared } }'
const LIST = '{ savedViews(filter: { list: { eq: PARTNERSHIPS } }) { nodes { name query isShared } } }'
const view = (name: string, more: object = {}) => ({ input: { list: 'PARTNERSHIPS', name, query: 'stage=ACTIVE&after=abc', ...more } })
interface Views {
  savedViews: { nodes: { name: string; query: string }[] }
}

test('a view is its owner’s alone until it is shared; one of the same name is replaced, and a page is no part of it', async () => {
  await as('ANALYST').run(SAVE, view('Mine'))
  await as('ANALYST').run(SAVE, view('Mine', { query: 'stage=FORMING' }))
  await as('ANALYST').run(SAVE, view('Ours', { isShared: true }))
  expect((await as('ANALYST').run<Views>(LIST)).savedViews.nodes).toEqual([
    { name: 'Mine', query: 'stage=FORMING', isShared: false },
    { name: 'Ours', query: 'stage=ACTIVE', isShared: true },
  ])
  expect((await as('MEMBER').run<Views>(LIST)).savedViews.nodes.map(({ name }) => name)).toEqual(['Ours'])
})

test('a view without a name is refused, and only its owner or an administrator removes it', async () => {
  await expect(as('MEMBER').run(SAVE, view(' '))).rejects.toThrow('Give the view a name')
  const { saveView } = await as('ANALYST').run<{ saveView: { id: string } }>(SAVE, view('To go', { isShared: true }))
  const remove = 'mutation ($id: ID!) { removeView(id: $id) }'
  await expect(as('MEMBER').run(remove, saveView)).rejects.toThrow('You have no such view.')
  expect(await as('ADMIN').run(remove, saveView)).toEqual({ removeView: saveView.id })
  await expect(as('ADMIN').run(remove, saveView)).rejects.toThrow('You have no such view.')
})
