/** Sends a question to the graph as any client would, and gives back its answer as text that people can read. */
export async function ask(
  operation: string,
  variables: string,
  signal: AbortSignal,
): Promise<{ text: string; milliseconds: number; failed: boolean }> {
  const started = performance.now()
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: operation, variables: variables.trim() ? (JSON.parse(variables) as unknown) : {} }),
    signal,
  })
  const body = (await response.json()) as { errors?: unknown }
  return { text: JSON.stringify(body, null, 2), milliseconds: Math.round(performance.now() - started), failed: body.errors !== undefined }
}
