import type { Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld as createWhole, type World as Whole } from '../evaluation/world.ts'
import { createMakers, type Makers } from '../programme/make.ts'

export { as }

/** The whole product over an empty database, where it is 17 June 2010, and makers for what the directory holds. */
export type World = Omit<Whole, 'make'> & {
  make: Makers
  /** Sends a mutation that must be accepted; answers what it answers. */
  send: <Answer = Record<string, unknown>>(name: string, input: object, fields: string, viewer?: Viewer) => Promise<Answer>
  /** Sends one that must be refused; answers its code, rule, field and sentence. */
  refused: (name: string, input: object, viewer?: Viewer) => Promise<Record<string, unknown>>
}

/** Makes a world; `name` names its database. */
export async function createWorld(name: string): Promise<World> {
  const world = await createWhole(`directory_${name}`, { isWhole: true })
  const operation = (mutation: string, fields: string): string =>
    `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${fields} } }`
  return {
    ...world,
    make: createMakers(world.database),
    send: async <Answer>(mutation: string, input: object, fields: string, viewer = as('ADMIN')) =>
      (await world.read<Record<string, Answer>>(operation(mutation, fields), { input }, viewer))[mutation]!,
    refused: (mutation, input, viewer = as('ADMIN')) => world.refusal(operation(mutation, '__typename'), { input }, viewer),
  }
}

/** The history of something, latest first, as a member of the programme reads it. */
export async function historyOf(world: World, partnershipId: string): Promise<Entry[]> {
  const query = `query ($id: ID!) { partnership(id: $id) { history(first: 50) { nodes { sentence why before after action changes { id isUndone } } } } }`
  const { partnership } = await world.read<{ partnership: { history: { nodes: Entry[] } } }>(query, { id: partnershipId }, as('MEMBER'))
  return partnership.history.nodes
}

export interface Entry {
  sentence: string
  why: string | null
  action: string
  before: unknown
  after: unknown
  changes: { id: string; isUndone: boolean }[]
}
