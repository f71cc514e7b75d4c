import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'

import { ListedAs } from '../platform/declare.ts'

export const SearchKind = {
  PILOT: 'PILOT',
  ORGANISATION: 'ORGANISATION',
  PARTNERSHIP: 'PARTNERSHIP',
  MEASURE: 'MEASURE',
  PRACTICE: 'PRACTICE',
  SOURCE: 'SOURCE',
  APPLICATION: 'APPLICATION',
} as const
export type SearchKind = keyof typeof SearchKind

registerEnumType(SearchKind, { name: 'SearchKind', description: 'What can be searched for.' })

@ObjectType({ description: 'Something that a search found, with enough for a list of results.' })
@ListedAs('Search')
export class SearchHit {
  @Field(() => SearchKind, { description: 'What it is.' })
  kind!: SearchKind

  @Field(() => String, { description: 'Its name or title.' })
  title!: string

  @Field(() => String, { description: 'A few words that tell it from others of its kind; may be empty.' })
  detail!: string

  @Field(() => ID, { description: 'Its identifier in its own type.' })
  entityId!: string

  @Field(() => String, { nullable: true, description: 'Its slug or its code, where it has one.' })
  slug!: string | null
}
