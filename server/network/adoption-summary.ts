import { Field, Int, ObjectType } from 'type-graphql'

import type { EmbeddedPart } from '../platform/declare.ts'

@ObjectType({ description: 'How many places took a practice up and how far they came: those that gave it up are counted too.' })
export class AdoptionSummary {
  @Field(() => Int, { description: 'Places where it has become usual work, or has stayed so.' })
  adopted!: number

  @Field(() => Int, { description: 'Places that are interested, assess it, plan it or try it.' })
  adapting!: number

  @Field(() => Int, { description: 'Places that have stopped for now.' })
  paused!: number

  @Field(() => Int, { description: 'Places that have given it up.' })
  abandoned!: number

  @Field(() => Int, {
    nullable: true,
    description: 'How many days it took from its start until it was usual work, in the middle of the places where both are known.',
  })
  medianDaysToEmbed!: number | null
}

const countOf =
  (...stages: string[]): EmbeddedPart =>
  (t) =>
    `(select count(*)::int from network.adoption a where a."practiceId" = ${t}.id and a.stage in ('${stages.join("', '")}'))`

/** The parts of the summary, over the row of a practice. */
export const summaryParts: Record<keyof AdoptionSummary, EmbeddedPart> = {
  adopted: countOf('EMBEDDED', 'SUSTAINED'),
  adapting: countOf('INTERESTED', 'ASSESSING', 'PLANNED', 'PILOTING'),
  paused: countOf('PAUSED'),
  abandoned: countOf('ABANDONED'),
  medianDaysToEmbed: (t) =>
    `(select round(percentile_cont(0.5) within group (order by s."on" - a."startedOn"))::int from network.adoption a
      join network."adoptionStep" s on s."adoptionId" = a.id and s.stage = 'EMBEDDED' where a."practiceId" = ${t}.id)`,
}
