import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne, type Row } from '../platform/loader.ts'
import { DateScalar } from '../platform/scalars.ts'

import { EvidenceGrade } from './evidence-grade.ts'
import { loadMeasured } from './measured-effect.reads.ts'
import { MeasuredEffect, MeasuredOutcome, MeasuredStatus } from './measured-effect.ts'
import { Measure } from './measure.ts'
import { Observation } from './observation.ts'
import { Variation } from './series-words.ts'

// Another module names an effect by its id alone; everything of it is read by that id, once for all of its fields.
@Resolver(() => MeasuredEffect)
export class MeasuredEffectFields {
  @FieldResolver(() => MeasuredStatus)
  status(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ status }) => status)
  }

  @FieldResolver(() => MeasuredOutcome)
  outcome(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ outcome }) => outcome)
  }

  @FieldResolver(() => Measure, { nullable: true })
  measure(@Root() { id }: MeasuredEffect, @Ctx() context: Context): Promise<Row | null> {
    return loadMeasured(context, id).then(({ measureId }) => loadOne(context, Measure, 'id', measureId))
  }

  @FieldResolver(() => Observation, { nullable: true })
  latest(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ latest }) => latest)
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  awaitingPeriod(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ awaitingPeriod }) => awaitingPeriod)
  }

  @FieldResolver(() => Variation, { nullable: true })
  variation(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ variation }) => variation)
  }

  @FieldResolver(() => Float, { nullable: true })
  estimate(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ estimate }) => estimate)
  }

  @FieldResolver(() => Float, { nullable: true })
  lower(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ lower }) => lower)
  }

  @FieldResolver(() => Float, { nullable: true })
  upper(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ upper }) => upper)
  }

  @FieldResolver(() => Int)
  pointsBefore(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ pointsBefore }) => pointsBefore)
  }

  @FieldResolver(() => Int)
  pointsAfter(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ pointsAfter }) => pointsAfter)
  }

  @FieldResolver(() => String)
  sentence(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ sentence }) => sentence)
  }

  @FieldResolver(() => EvidenceGrade)
  grade(@Root() { id }: MeasuredEffect, @Ctx() context: Context) {
    return loadMeasured(context, id).then(({ grade }) => grade)
  }
}
