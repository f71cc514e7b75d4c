import { useFieldArray, type Control, type UseFormReturn } from 'react-hook-form'

import { SelectField, TextField } from '../shared/form/fields.tsx'
import { OrganisationField } from '../shared/form/OrganisationField.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { frequencyName } from '../shared/words.ts'
import type { Terms } from './agreement.ts'

/** The fields of what a pilot agrees to for a measure. */
export function TermsFields({
  form,
  isRatio,
  area,
}: {
  form: UseFormReturn<Terms & { measure: string; why: string }>
  isRatio: boolean
  /** The name of the area that is compared with now. */
  area?: string
}) {
  return (
    <>
      <TextField form={form} name="from" label="Baseline from" type="date" hint="Leave the figures empty to work it out of what was reported" />
      <TextField form={form} name="to" label="Baseline to" type="date" />
      {isRatio ? (
        <>
          <TextField form={form} name="numerator" label="Counted in that time (optional)" inputMode="decimal" />
          <TextField form={form} name="denominator" label="Out of (optional)" inputMode="decimal" />
        </>
      ) : (
        <TextField form={form} name="value" label="Baseline value (optional)" inputMode="decimal" />
      )}
      <TextField form={form} name="method" label="How the baseline was found (optional)" />
      <Steps form={form} control={form.control} />
      <SelectField
        form={form}
        name="frequency"
        label="Reported"
        options={[{ value: '', label: 'As often as the measure says' }, ...Object.entries(frequencyName).map(([value, label]) => ({ value, label }))]}
      />
      <TextField form={form} name="responsible" label="Who answers for it at the pilot (optional)" />
      <OrganisationField
        form={form}
        name="comparison"
        label="Area to compare with (optional)"
        hint="A commissioner without a pilot that reports this measure too"
        chosen={area}
      />
      <TextField form={form} name="startsOn" label="First day of reporting (optional)" type="date" />
      <TextField form={form} name="endsOn" label="Last day of reporting (optional)" type="date" />
    </>
  )
}

// A single step is a target; several are the way to it.
function Steps({
  form,
  control,
}: {
  form: UseFormReturn<Terms & { measure: string; why: string }>
  control: Control<Terms & { measure: string; why: string }>
}) {
  const { fields, append, remove } = useFieldArray({ control, name: 'targets' })
  return (
    <fieldset className="f" id="field-targets" tabIndex={-1}>
      <legend className="lab">Targets</legend>
      <p className="hint">One, or the steps of the way there</p>
      <div className="stack">
        {fields.map((field, place) => (
          <div key={field.id} className="row wrap tight">
            <label className="sm">
              By <input className="in-t" type="date" {...form.register(`targets.${place}.by`)} aria-label={`Step ${place + 1}: by`} />
            </label>
            <label className="sm">
              Value{' '}
              <input
                className="in-t"
                inputMode="decimal"
                size={8}
                {...form.register(`targets.${place}.value`)}
                aria-label={`Step ${place + 1}: value`}
              />
            </label>
            <button className="ib" type="button" onClick={() => remove(place)} aria-label={`Take step ${place + 1} away`}>
              <Icon name="close" />
            </button>
          </div>
        ))}
        <button className="btn s" type="button" onClick={() => append({ by: '2011-03-31', value: '' })}>
          <Icon name="plus" size={18} />
          Add a step
        </button>
      </div>
    </fieldset>
  )
}
