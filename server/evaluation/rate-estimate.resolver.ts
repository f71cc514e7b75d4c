import { Arg, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql'

import { ObservationGroup } from './observation-group.ts'
import { estimateRate, standardiseDirectly, standardiseIndirectly } from './rate-estimate.rules.ts'
import { RateEstimate, ReferenceStratum, StandardStratum } from './rate-estimate.ts'
import { answerOrRefuse } from './refusal.ts'

const CONFIDENCE = { defaultValue: 0.95, description: 'How often the interval is to hold the true rate: 0.9 to 1, or 90 to 100.' }

@Resolver()
export class StandardisedRates {
  @Query(() => RateEstimate, { description: 'A directly standardised rate of figures given; fewer than ten events give none.' })
  directlyStandardisedRate(
    @Arg('strata', () => [StandardStratum], { description: 'The age bands or other strata, 500 at most.' }) strata: StandardStratum[],
    @Arg('per', () => Float, { defaultValue: 100_000, description: 'Per how many.' }) per: number,
    @Arg('confidence', () => Float, CONFIDENCE) confidence: number,
  ): RateEstimate {
    return answerOrRefuse('strata', () => standardiseDirectly(strata, per, confidence))
  }

  @Query(() => RateEstimate, {
    description: 'An indirectly standardised rate or ratio of figures given: observed over expected at the rates of a reference population.',
  })
  indirectlyStandardisedRate(
    @Arg('observed', () => Float, { description: 'How many events there were.' }) observed: number,
    @Arg('strata', () => [ReferenceStratum], { description: 'The age bands or other strata, 500 at most.' }) strata: ReferenceStratum[],
    @Arg('per', () => Float, { defaultValue: 100_000, description: 'Per how many; a ratio is multiplied by it.' }) per: number,
    @Arg('asRatio', () => Boolean, { defaultValue: false, description: 'Observed over expected itself, not times the reference rate.' })
    asRatio: boolean,
    @Arg('confidence', () => Float, CONFIDENCE) confidence: number,
  ): RateEstimate {
    return answerOrRefuse('strata', () => standardiseIndirectly(observed, strata, { per, confidence, asRate: !asRatio }))
  }
}

@Resolver(() => ObservationGroup)
export class GroupEstimates {
  @FieldResolver(() => RateEstimate, {
    nullable: true,
    description: 'Its rate with an interval: Wilson’s for a share, exact or Byar’s for a rate. Empty where it has no rate.',
  })
  estimate(@Root() group: ObservationGroup, @Arg('confidence', () => Float, CONFIDENCE) confidence: number): RateEstimate | null {
    const { sumNumerator, sumDenominator, multiplier } = group
    if (sumNumerator === null || !sumDenominator || multiplier === null) return null
    return answerOrRefuse('confidence', () => estimateRate(sumNumerator, sumDenominator, multiplier, confidence))
  }
}
