import type { MeasureQuery } from '../graphql.generated.ts'

export type Group = MeasureQuery['months'][number]

/** The figure of a group: a rate is the sum over the sum, never a mean of rates; anything else is the plain sum. */
export const figureOf = (group: Group, measure: { denominator: string | null }) => (measure.denominator ? group.rate : group.sumValue)

/** The key of a group in one dimension. */
export const keyOf = (group: Group, dimension: Group['key'][number]['dimension']) => group.key.find((key) => key.dimension === dimension)
