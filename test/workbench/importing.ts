import type { Product, Who } from '../support/product.ts'

/** What a test sees of an import. */
export interface Imported {
  id: string
  stage: string
  problem: string | null
  headers: string[]
  mapping: { column: string; place: number }[]
  rows: number
  added: number
  changed: number
  same: number
  refused: number
  change: { id: string; isUndone: boolean } | null
  problems: {
    nodes: { row: number; column: string; value: string | null; reason: string; fix: string | null; suggestion: string | null }[]
    totalCount: number
  }
  progress: { phase: string; done: number; total: number } | null
}

const FIELDS = `id stage problem headers mapping { column place } rows added changed same refused change { id isUndone } progress { phase done total }
  problems { totalCount nodes { row column value reason fix suggestion } }`

/** Imports files as one person, step by step as the application does. */
export function importer(product: () => Product, who: Who = 'ADMIN') {
  const client = () => product().as(who)
  const mutate = (name: string, type: string, argument: string) => `mutation ($it: ${type}) { ${name}(${argument}: $it) { id } }`
  const read = async (id: string) => (await client().run<{ import: Imported }>(`query ($id: ID!) { import(id: $id) { ${FIELDS} } }`, { id })).import

  /** Waits until nothing is being done with it any more. */
  async function settled(id: string): Promise<Imported> {
    for (;;) {
      const found = await read(id)
      if (!found.progress) return read(id) // what was read a moment before the end may be of before the end
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const begin = async (kind: string, bytes: number, fileName = 'file.csv') =>
    (await client().run<{ beginImport: { id: string } }>(mutate('beginImport', 'BeginImportInput!', 'input'), { it: { kind, bytes, fileName } }))
      .beginImport.id
  const post = (id: string, at: number, content: Uint8Array | string) =>
    client().fetch(`/imports/${id}/part?at=${at}`, {
      method: 'POST',
      body: content as BodyInit,
      headers: { 'content-type': 'application/octet-stream' },
    })
  const step = async (name: string, input: object | string) => {
    const [type, argument] = typeof input === 'string' ? ['ID!', 'id'] : [STEP_TYPES[name] ?? 'ImportInput!', 'input']
    await client().run(mutate(name, type!, argument!), { it: input })
    return settled(typeof input === 'string' ? input : (input as { id: string }).id)
  }
  return {
    read,
    begin,
    post,
    step,
    /** Sends a file and has it read. */
    async send(kind: string, content: Buffer | string, fileName?: string): Promise<Imported> {
      const bytes = Buffer.from(content)
      const id = await begin(kind, bytes.length, fileName)
      const half = Math.ceil(bytes.length / 2)
      for (const at of [0, half]) {
        const response = await post(id, at, bytes.subarray(at, at + half))
        if (!response.ok) throw new Error(await response.text())
      }
      return step('readImport', id)
    },
    /** Sends a file, has it read and checked. */
    async check(kind: string, content: Buffer | string, fileName?: string): Promise<Imported> {
      const found = await this.send(kind, content, fileName)
      return found.problem ? found : step('checkImport', { id: found.id })
    },
    /** All of it, to the end. */
    async enter(kind: string, content: Buffer | string): Promise<Imported> {
      const found = await this.check(kind, content)
      return found.problem ? found : step('applyImport', { id: found.id, why: 'A test.' })
    },
  }
}

const STEP_TYPES: Record<string, string> = { checkImport: 'CheckImportInput!', correctImport: 'CorrectImportInput!' }
