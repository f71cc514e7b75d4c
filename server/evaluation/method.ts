import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'One setting of a calculation.' })
export class Setting {
  @Field(() => String, { description: 'What is set.' })
  name!: string

  @Field(() => String, { description: 'What it is set to.' })
  value!: string
}

@ObjectType({ description: 'How a result was calculated: enough to repeat it elsewhere.' })
export class Method {
  @Field(() => String, { description: 'The method in a few words.' })
  name!: string

  @Field(() => String, { description: 'The rules that were applied where the field’s tools differ.' })
  ruleSet!: string

  @Field(() => [Setting], { description: 'Everything else that was set.' })
  settings!: Setting[]

  @Field(() => String, { description: 'Where the method comes from.' })
  source!: string
}

/** Settings by name; what is not set is left out. */
export const settingsOf = (settings: Record<string, string | number | null>): Setting[] =>
  Object.entries(settings).flatMap(([name, value]) => (value === null ? [] : [{ name, value: String(value) }]))
