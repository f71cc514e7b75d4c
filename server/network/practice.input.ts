import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { PracticeLicence } from './practice-licence.ts'
import { SECTIONS, sectionNames, WithSections } from './practice-sections.ts'
import { PeopleGroup, PracticeSetting, PracticeTheme } from './taxonomy.ts'

/** What a reviewer holds a practice to. */
export const QualityCriterion = {
  PROBLEM: 'PROBLEM',
  REPEATABLE: 'REPEATABLE',
  MEASURED: 'MEASURED',
  BALANCED: 'BALANCED',
  TRANSFERABLE: 'TRANSFERABLE',
  DECLARED: 'DECLARED',
} as const
export type QualityCriterion = keyof typeof QualityCriterion

registerEnumType(QualityCriterion, {
  name: 'QualityCriterion',
  description: 'What a practice must meet before it is published.',
  valuesConfig: {
    PROBLEM: { description: 'A reader sees what problem it answers, and for whom.' },
    REPEATABLE: { description: 'It is told so that another place could do it.' },
    MEASURED: { description: 'Baseline and evaluation are described, or why they do not apply.' },
    BALANCED: { description: 'Null and adverse results have the same standing as good ones.' },
    TRANSFERABLE: { description: 'It says what another place would need.' },
    DECLARED: { description: 'Sponsors and conflicts of interest are declared.' },
  },
})

@InputType({ description: 'A practice as its author tells it; what is left out is empty.' })
export class PracticeInput extends WithSections {
  @Field(() => String, { description: 'What it is called; at most 200 characters.' })
  title!: string
  @Field(() => String, { nullable: true, description: 'The practice in a sentence or two.' })
  summary?: string | null
  @Field(() => String, { nullable: true, description: 'For whom it is, in a few words.' })
  population?: string | null
  @Field(() => String, { nullable: true, description: 'Where it was tried, in a few words.' })
  setting?: string | null
  @Field(() => [PracticeTheme], { nullable: true, description: 'What it is about.' })
  themes?: PracticeTheme[] | null
  @Field(() => [PeopleGroup], { nullable: true, description: 'Whom it is for.' })
  people?: PeopleGroup[] | null
  @Field(() => [PracticeSetting], { nullable: true, description: 'Where it takes place.' })
  settings?: PracticeSetting[] | null
  @Field(() => PracticeLicence, { nullable: true, description: 'What others may do with its text and files.' })
  licence?: PracticeLicence | null
  @Field(() => ID, { nullable: true, description: 'The pilot that it comes from; only its lead and the administrators may name it.' })
  pilot?: string | null
  @Field(() => String, { nullable: true, description: 'The post to ask, such as “community matron”: no names and no addresses. Members see it.' })
  contact?: string | null
}

@InputType({ description: 'A change of a draft: all of it is given again.' })
export class UpdatePracticeInput extends PracticeInput {
  @Field(() => ID, { description: 'Which practice.' })
  id!: string
  @Field(() => Int, { description: 'The version that the editor saw.' })
  version!: number
}

for (const name of sectionNames) Field(() => String, { nullable: true, description: SECTIONS[name] })(PracticeInput.prototype, name)

@InputType({ description: 'A step of a practice on its way.' })
export class PracticeStepInput {
  @Field(() => ID, { description: 'Which practice.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
  @Field(() => String, { nullable: true, description: 'Why; needed to return, withdraw or archive it.' })
  why?: string | null
}

@InputType({ description: 'What a reviewer found when publishing a practice.' })
export class PublishPracticeInput extends PracticeStepInput {
  @Field(() => [QualityCriterion], { description: 'What it meets; it must meet all.' })
  criteria!: QualityCriterion[]
  @Field(() => DateScalar, { nullable: true, description: 'The day by which it is to be looked at again; two years on unless said.' })
  reviewOn?: string | null
  @Field(() => String, { nullable: true, description: 'What is new in this version, for its readers.' })
  note?: string | null
}

@InputType({ description: 'A comment on one part of a practice.' })
export class PracticeCommentInput {
  @Field(() => ID, { description: 'Which practice.' })
  id!: string
  @Field(() => String, { description: 'Which field of it, by its name in the graph.' })
  field!: string
  @Field(() => String, { description: 'What to change or explain.' })
  body!: string
}
