/** An operation with the types of its answer and of its variables. */
export interface Operation<Data, Variables> {
  text: string
  /** Never there: it only carries the types. */
  types?: (variables: Variables) => Data
}

/** An answer that is an error: the first one's code and sentence. */
export class CareweaveError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown>,
  ) {
    super(message)
  }
}

/** A page of a list, as every list of the graph gives it. */
export interface Page<Node> {
  nodes: readonly Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Asks the programme graph at an address, with a token. */
export class Careweave {
  constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /** The data of an operation; rejects with a CareweaveError when there is any error. */
  async ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    const response = await fetch(new URL('/graphql', this.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: operation.text, variables }),
    })
    const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string; extensions: { code: string } }[] }
    const [error] = errors ?? []
    if (error) throw new CareweaveError(error.extensions.code, error.message, { ...error.extensions })
    return data as Data
  }

  /** Every row of a list, page by page: the operation has a variable `after` and asks for `pageInfo { hasNextPage endCursor }`. */
  async *rows<Data, Variables extends { after?: unknown }, Node>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    pageOf: (data: Data) => Page<Node>,
  ): AsyncGenerator<Node> {
    let after: string | null = null
    do {
      const { nodes, pageInfo }: Page<Node> = pageOf(await this.ask(operation, { ...variables, after }))
      yield* nodes
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
  }
}
