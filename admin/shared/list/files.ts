import { print, type DocumentNode } from 'graphql'

/** Fetches a file, whose address answers a refusal as the graph does, and gives it to the browser to keep. Answers its name. */
export async function saveFrom(address: string, body: object): Promise<string> {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await sentenceOf(response))
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file'
  save(name, await response.blob())
  return name
}

/** Every row of a question's list as a file. */
export const saveAnswer = (document: DocumentNode, variables: object, format: 'csv' | 'xlsx'): Promise<string> =>
  saveFrom('/exports', { query: print(document), variables, extensions: { format, bom: true } })

/** What a refusal says. */
export async function sentenceOf(response: Response): Promise<string> {
  const body = (await response.json()) as { errors?: { message: string }[] }
  return body.errors?.[0]?.message ?? 'The server did not answer as it should.'
}

function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
