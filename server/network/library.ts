import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql'

import { PageInfo } from '../platform/connection.ts'

import { EvidenceLevel } from './evidence.ts'
import { Practice } from './practice.ts'
import { ReportedOutcome } from './reported-outcome.ts'
import { PeopleGroup, PracticeOrigin, PracticeSetting, PracticeTheme } from './taxonomy.ts'

export const LibrarySort = { BEST_MATCH: 'BEST_MATCH', NEWEST: 'NEWEST', MOST_ADOPTED: 'MOST_ADOPTED', TITLE: 'TITLE' } as const
export type LibrarySort = keyof typeof LibrarySort
registerEnumType(LibrarySort, {
  name: 'LibrarySort',
  description: 'What comes first in the library. Nothing is ever ordered by which way a result went.',
  valuesConfig: {
    BEST_MATCH: { description: 'What matches best, and among that what is better known.' },
    NEWEST: { description: 'What was published last.' },
    MOST_ADOPTED: { description: 'What most places took up, those that gave it up counted too.' },
    TITLE: { description: 'By title.' },
  },
})

export const AdopterBand = { NONE: 'NONE', ONE: 'ONE', SEVERAL: 'SEVERAL', MANY: 'MANY' } as const
export type AdopterBand = keyof typeof AdopterBand
registerEnumType(AdopterBand, {
  name: 'AdopterBand',
  description: 'How many places took a practice up.',
  valuesConfig: {
    NONE: { description: 'None.' },
    ONE: { description: 'One.' },
    SEVERAL: { description: 'Two to four.' },
    MANY: { description: 'Five or more.' },
  },
})

export const LibraryFacet = {
  THEME: 'THEME',
  PEOPLE: 'PEOPLE',
  SETTING: 'SETTING',
  EVIDENCE: 'EVIDENCE',
  ADOPTERS: 'ADOPTERS',
  OUTCOME: 'OUTCOME',
  ORIGIN: 'ORIGIN',
} as const
export type LibraryFacet = keyof typeof LibraryFacet
registerEnumType(LibraryFacet, { name: 'LibraryFacet', description: 'What the library can be narrowed down by.' })

@ArgsType()
export class LibraryArguments {
  @Field(() => String, { nullable: true, description: 'What to look for, at most 200 characters; misspellings and short forms are understood.' })
  text?: string | null
  @Field(() => [PracticeTheme], { nullable: true, description: 'About any of these.' })
  themes?: PracticeTheme[] | null
  @Field(() => [PeopleGroup], { nullable: true, description: 'For any of these.' })
  people?: PeopleGroup[] | null
  @Field(() => [PracticeSetting], { nullable: true, description: 'In any of these.' })
  settings?: PracticeSetting[] | null
  @Field(() => [EvidenceLevel], { nullable: true, description: 'With any of these.' })
  evidence?: EvidenceLevel[] | null
  @Field(() => [AdopterBand], { nullable: true, description: 'Taken up by so many.' })
  adopters?: AdopterBand[] | null
  @Field(() => [ReportedOutcome], { nullable: true, description: 'With a reported result that went any of these ways.' })
  outcomes?: ReportedOutcome[] | null
  @Field(() => [PracticeOrigin], { nullable: true, description: 'From any of these.' })
  origins?: PracticeOrigin[] | null
  @Field(() => LibrarySort, { nullable: true, description: 'What comes first; BEST_MATCH unless said.' })
  sort?: LibrarySort | null
  @Field(() => Int, { nullable: true, description: 'How many, at most 200; 25 unless said.' })
  first?: number | null
  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null
}

@ObjectType({ description: 'A part of a text, and whether it is what was looked for.' })
export class SnippetPart {
  @Field(() => String, { description: 'The text.' })
  text!: string
  @Field(() => Boolean, { description: 'Whether it is what was looked for.' })
  hit!: boolean
}

@ObjectType({ description: 'A practice that the library found.' })
export class LibraryHit {
  @Field(() => Practice, { description: 'The practice.' })
  practice!: object
  @Field(() => [SnippetPart], { description: 'Where the words stand; empty without words to look for.' })
  snippet!: SnippetPart[]
}

@ObjectType({ description: 'How many results there would be with one more choice.' })
export class LibraryCount {
  @Field(() => LibraryFacet, { description: 'What is narrowed down.' })
  facet!: LibraryFacet
  @Field(() => String, { description: 'The choice, by its name in the graph.' })
  value!: string
  @Field(() => Int, { description: 'How many match it and every other choice but those of its own facet.' })
  count!: number
}

@ObjectType({ description: 'A word that occurs nowhere, and what it was taken for.' })
export class Correction {
  @Field(() => String, { description: 'The word as it was given.' })
  word!: string
  @Field(() => [String], { description: 'What it was taken for.' })
  taken!: string[]
}

@ObjectType({ description: 'A page of the published practices, with what they can be narrowed down by.' })
export class Library {
  @Field(() => [LibraryHit], { description: 'The page.' })
  results!: LibraryHit[]
  @Field(() => Int, { description: 'How many there are in all pages.' })
  totalCount!: number
  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo
  @Field(() => [LibraryCount], { description: 'The counts of every facet; a choice that nothing matches is left out.' })
  facets!: LibraryCount[]
  @Field(() => [Correction], { description: 'What words that occur nowhere were taken for.' })
  corrections!: Correction[]
}
