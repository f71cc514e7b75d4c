import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { DateScalar } from '../platform/scalars.ts'

import { makeFunnel, type PlottedFunnel } from './funnel.rules.ts'
import { Funnel } from './funnel.ts'
import { answerOrRefuse } from './refusal.ts'
import { loadMeasure, readUnits, requireSubjects } from './unit.reads.ts'
import { checkSubjects } from './window.ts'

@Resolver()
export class FunnelReads {
  @Query(() => Funnel, { description: 'Pilots or organisations compared by a rate over a stretch of time, with limits for their size.' })
  async funnel(
    @Arg('measure', () => ID, { description: 'The id of a measure that has a denominator.' }) measureId: string,
    @Arg('from', () => DateScalar, { description: 'Only periods that start on this day or later.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Only periods that start on this day or earlier.' }) to: string,
    @Arg('subjects', () => [ID], { nullable: true, description: 'Only these pilots or organisations, at most 200; all with values unless said.' })
    subjects: string[] | undefined,
    @Ctx() context: Context,
  ): Promise<PlottedFunnel> {
    if (from > to) throw new BadInput('from is later than to: there is no period between them.', 'from')
    const named = subjects ? checkSubjects(subjects, 'subjects') : null
    const measure = await loadMeasure(context, measureId)
    if (measure.denominator === null)
      throw new BadInput(`${measure.code} is a count: a funnel compares rates, and this measure has no denominator.`, 'measure')
    if (named) await requireSubjects(context, named, 'subjects')
    const rows = await readUnits(context, measure.id, [{ from, to }], named ?? [])
    return answerOrRefuse('subjects', () =>
      makeFunnel(measure, { from, to }, named ? rows.filter(({ subjectId }) => named.includes(subjectId)) : rows),
    )
  }
}
