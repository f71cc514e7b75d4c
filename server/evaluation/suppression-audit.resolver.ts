import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { suppressionRules } from '../statistics/suppression.ts'

import type { SuppressionRule } from './measure-words.ts'
import { Observation } from './observation.ts'
import { counted } from './period.ts'
import type { ObservedRow } from './series.reads.ts'
import { ActualFigures, SuppressionAudit } from './suppression-audit.ts'
import { loadMeasure } from './unit.reads.ts'
import { countDisclosed, tablesOf } from './withhold.commands.ts'

@Resolver()
export class SuppressionReads {
  @Query(() => SuppressionAudit, { description: 'What of a measure is withheld, with the proof by bounds that it cannot be worked out.' })
  async suppressionAudit(
    @Arg('measure', () => ID, { description: 'The id of a measure.' }) id: string,
    @Ctx() context: Context,
  ): Promise<SuppressionAudit> {
    const measure = await loadMeasure(context, id)
    const [{ rule }] = (await context.query<{ rule: SuppressionRule }>(`select "suppression" as rule from evaluation."measure" where "id" = $1`, [
      measure.id,
    ])) as [{ rule: SuppressionRule }]
    if (rule === 'NONE') return { rule, tooSmall: 0, protecting: 0, disclosed: 0, sentence: `Nothing of ${measure.title} is withheld by a rule.` }
    const tables = await tablesOf((text, values) => context.query(text, values), measure.id, suppressionRules[rule].hiddenUpTo)
    const count = (why: string): number => tables.reduce((sum, { hidden }) => sum + hidden.flat().filter((each) => each === why).length, 0)
    const [tooSmall, protecting, disclosed] = [count('PRIMARY'), count('SECONDARY'), countDisclosed(tables)]
    const found =
      disclosed === 0
        ? 'Even with every total of a period and of a subject’s year none of them can be worked out.'
        : `${counted(disclosed, 'value')} could still be worked out from totals known elsewhere: there is nothing left beside them to hide.`
    return {
      rule,
      tooSmall,
      protecting,
      disclosed,
      sentence: `${counted(tooSmall, 'value')} of ${measure.title} ${tooSmall === 1 ? 'is' : 'are'} about too few people, and ${counted(protecting, 'other')} protect them. ${found} No sum that is shown holds a withheld value.`,
    }
  }
}

@Resolver(() => Observation)
export class WithheldFigures {
  @FieldResolver(() => ActualFigures, {
    nullable: true,
    description:
      'What is withheld from others, for administrators and the leads of the pilot; empty for everybody else, and where nothing is withheld.',
  })
  actual(@Root() own: ObservedRow, @Ctx() context: Context): Promise<ActualFigures | null> {
    const { viewer } = context
    const may = viewer.role === 'ADMIN' || (viewer.role === 'PILOT_LEAD' && own.subjectKind === 'PILOT' && viewer.pilotIds.includes(own.subjectId))
    if (!may) return Promise.resolve(null)
    return context.loader<string, ActualFigures | null>('evaluation.actual', (ids) => readActual(context, ids)).load(own.id)
  }
}

async function readActual(context: Context, ids: readonly string[]): Promise<(ActualFigures | null)[]> {
  const rows = await context.query<ActualFigures & { id: string }>(
    `select o."id", o."value", o."numerator", o."denominator", o."status" from evaluation."observation" o
    where o."id"::text = any($1::text[]) and (o."withheld" is not null or o."status" = 'SUPPRESSED' or o."roundedTo" > 1)`,
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => found.get(id) ?? null)
}
