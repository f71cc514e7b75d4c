import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'

import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { directionName, domainName, frequencyName, measureKindName, suppressionName } from '../shared/words.ts'
import type { Definition } from './definition.ts'

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label: label[0]!.toUpperCase() + label.slice(1) }))
const isNumber = (text: string) => text.trim() === '' || Number.isFinite(Number(text.replace(',', ''))) || 'Enter a number'

/** The fields of a definition, in the order in which somebody thinks of them. */
export function DefinitionFields<Values extends Definition & FieldValues>({ form }: { form: UseFormReturn<Values> }) {
  const at = (name: keyof Definition) => ({ form, name: name as Path<Values> })
  return (
    <>
      <TextField {...at('title')} label="Name" rules={{ required: 'Enter a name' }} />
      <TextAreaField
        {...at('summary')}
        label="What it says"
        hint="In plain words, for a reader who does not know it"
        rules={{ required: 'Say what it is' }}
      />
      <TextAreaField {...at('rationale')} label="Why it is measured (optional)" rows={2} />
      <SelectField {...at('domain')} label="What it judges" options={options(domainName)} />
      <SelectField
        {...at('kind')}
        label="What sort of measure (optional)"
        options={[{ value: '', label: 'Not said' }, ...options(measureKindName)]}
      />
      <TextAreaField {...at('numerator')} label="What is counted" rows={2} rules={{ required: 'Say what is counted' }} />
      <TextAreaField {...at('denominator')} label="Out of (optional)" hint="Leave it empty for a count" rows={2} />
      <TextAreaField {...at('exclusions')} label="Who or what is left out (optional)" rows={2} />
      <TextField {...at('unit')} label="Unit" hint="%, per 1,000, days, admissions" rules={{ required: 'Enter a unit' }} />
      <TextField
        {...at('multiplier')}
        label="Times"
        hint="100 for per cent, 1,000 for each thousand, 1 for a count"
        inputMode="decimal"
        rules={{ validate: isNumber }}
      />
      <TextField {...at('decimals')} label="Places after the point" inputMode="numeric" rules={{ validate: isNumber }} />
      <SelectField {...at('direction')} label="Direction" options={options(directionName)} />
      <SelectField {...at('frequency')} label="Reported" options={options(frequencyName)} />
      <TextField {...at('reportingLagDays')} label="Days after the period until it is due" inputMode="numeric" rules={{ validate: isNumber }} />
      <TextField {...at('collection')} label="Where its figures come from (optional)" hint="The system, and how they are taken out of it" />
      <TextField {...at('steward')} label="Who answers for the definition (optional)" hint="A post, not a person" />
      <TextField
        {...at('lowest')}
        label="Lowest likely value (optional)"
        hint="A value below it is asked about, not refused"
        inputMode="decimal"
        rules={{ validate: isNumber }}
      />
      <TextField {...at('highest')} label="Highest likely value (optional)" inputMode="decimal" rules={{ validate: isNumber }} />
      <SelectField {...at('suppression')} label="Small numbers" hint="For those who may not see them" options={options(suppressionName)} />
      <TextAreaField {...at('note')} label="Note (optional)" rows={2} />
    </>
  )
}
