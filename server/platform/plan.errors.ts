import { GraphQLError } from 'graphql'

/**
 * An error at each place of the answer that it left empty. Where a subgraph does not answer at all, the planner names the fields on the way and not
 * which entries of their lists.
 */
export function eachPlace(error: GraphQLError, data: unknown): GraphQLError[] {
  const paths = error.path && data ? placesOf(data, error.path) : []
  return paths.length > 0 ? paths.map((path) => at(error, path)) : [error]
}

type Path = readonly (string | number)[]

function placesOf(value: unknown, [next, ...rest]: Path): Path[] {
  if (next === undefined || value == null) return value == null ? [[]] : []
  if (Array.isArray(value) && typeof next === 'string')
    return value.flatMap((entry: unknown, place) => placesOf(entry, [next, ...rest]).map((path) => [place, ...path]))
  return placesOf((value as Record<string, unknown>)[next], rest).map((path) => [next, ...path])
}

const at = (error: GraphQLError, path: Path): GraphQLError =>
  new GraphQLError(error.message, { path, nodes: error.nodes, originalError: error.originalError ?? error, extensions: error.extensions })
