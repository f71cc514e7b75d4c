import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'

import { estimateEffect } from './effect.answer.ts'
import type { EstimatedEffect } from './effect.rules.ts'
import { Effect, EffectDesign } from './effect.ts'
import { makeUnits } from './effect.units.ts'
import { answerOrRefuse } from './refusal.ts'
import { loadMeasure, readUnits, requireSubjects } from './unit.reads.ts'
import { checkRange, checkSubjects, DateRange } from './window.ts'

@Resolver()
export class EffectReads {
  @Query(() => Effect, { description: 'How differently some pilots or organisations went on from others after a change.' })
  async effect(
    @Arg('measure', () => ID, { description: 'The id of a measure.' }) measureId: string,
    @Arg('treated', () => [ID], { description: 'The pilots or organisations that were treated: two at least, 200 at most.' }) treatedIds: string[],
    @Arg('controls', () => [ID], {
      nullable: true,
      description: 'Whom to compare them with, at most 200; every other one with as many periods unless said.',
    })
    controlIds: string[] | undefined,
    @Arg('before', () => DateRange, { description: 'The periods before: those that start in this range.' }) before: DateRange,
    @Arg('after', () => DateRange, { description: 'The periods after: those that start in this range.' }) after: DateRange,
    @Arg('design', () => EffectDesign, { nullable: true, description: 'How to estimate it; DIFFERENCE_IN_DIFFERENCES unless said.' })
    design: EffectDesign | undefined,
    @Ctx() context: Context,
  ): Promise<EstimatedEffect> {
    if (treatedIds.length === 0) throw new BadInput('treated is empty: name at least two pilots or organisations.', 'treated')
    const treated = checkSubjects(treatedIds, 'treated')
    if (treated.length === 1)
      throw new BadInput('treated names one unit: with one, chance and effect cannot be told apart. Name at least two.', 'treated')
    const controls = controlIds ? checkSubjects(controlIds, 'controls') : null
    const both = controls?.find((id) => treated.includes(id))
    if (both !== undefined) throw new BadInput(`${both} is named as treated and as a control.`, 'controls')
    if (controls && controls.length < 2 && design !== 'BEFORE_AFTER')
      throw new BadInput('controls names fewer than two units: leave it out to compare with every other one.', 'controls')
    checkRange(before, 'before')
    checkRange(after, 'after')
    if (after.from <= before.to) throw new BadInput(`after begins on ${after.from}, before the end of before on ${before.to}.`, 'after')
    const measure = await loadMeasure(context, measureId)
    await requireSubjects(context, treated, 'treated')
    if (controls) await requireSubjects(context, controls, 'controls')
    const rows = await readUnits(context, measure.id, [before, after], [...treated, ...(controls ?? [])])
    const question = { measure, before, after, design: design ?? 'DIFFERENCE_IN_DIFFERENCES', namesControls: controls !== null }
    return answerOrRefuse('treated', () => estimateEffect(question, makeUnits(measure, rows, treated, controls, after)))
  }
}
