import { useMutation } from '@apollo/client/react'

import { PilotMeasureSeriesDocument, ReviseValueDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { formatMonth } from '../shared/format.ts'
import { formatValue } from '../shared/charts/readSeries.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { observationStatusName } from '../shared/words.ts'
import { findUnusual, workOut, type Correction } from './correction.ts'
import type { Measured, Value } from './ValuesCard.tsx'

const statuses = (['NORMAL', 'PROVISIONAL', 'ESTIMATED', 'BREAK', 'MISSING', 'SUPPRESSED', 'NOT_APPLICABLE'] as const).map((value) => ({
  value,
  label: observationStatusName[value][0]!.toUpperCase() + observationStatusName[value].slice(1),
}))
const isNumber = (typed: unknown) => Number.isFinite(Number(String(typed).replaceAll(',', ''))) || 'Enter a number'
const text = (figure: number | null | undefined) => (figure == null ? '' : String(figure))
const number = (typed: string) => (typed.trim() === '' ? null : Number(typed.replaceAll(',', '')))

/** Corrects one value: what stood is kept as a revision, and why it is corrected stands with the new one. */
export function CorrectDialog({ measured, value, close }: { measured: Measured; value: Value; close: () => void }) {
  const [revise] = useMutation(ReviseValueDocument, { refetchQueries: [PilotMeasureSeriesDocument] })
  const { measure } = measured
  const isRatio = measure.denominator !== null
  // Those who may correct a withheld figure see it.
  const standing = value.actual ?? value
  const command = useCommand<Correction>(
    {
      value: isRatio ? '' : text(standing.value),
      numerator: text(standing.numerator),
      denominator: text(standing.denominator),
      status: standing.status,
      note: value.note ?? '',
      why: '',
    },
    async ({ value: count, numerator, denominator, status, note, why }) => {
      const hasFigures = status !== 'MISSING' && status !== 'NOT_APPLICABLE'
      const figures = hasFigures ? { value: isRatio ? null : number(count), numerator: number(numerator), denominator: number(denominator) } : {}
      await revise({
        variables: {
          input: { id: value.id, version: value.revision, status, note: note || null, why, source: value.source?.id ?? null, ...figures },
        },
      })
      close()
    },
  )
  const { form } = command
  const typed = form.watch()
  const worked = workOut(typed, measure)
  const hasFigures = typed.status !== 'MISSING' && typed.status !== 'NOT_APPLICABLE'
  const unusual = hasFigures ? findUnusual(typed, value, measured) : []
  return (
    <Dialog title={`Correct ${formatMonth(value.periodStart)}`} note={measure.title} close={close}>
      <CommandForm command={command} action="Save the correction">
        {hasFigures && isRatio && (
          <>
            <TextField
              form={form}
              name="numerator"
              label="Counted"
              hint={measure.numerator ?? ''}
              inputMode="decimal"
              rules={{ validate: isNumber }}
            />
            <TextField
              form={form}
              name="denominator"
              label="Out of"
              hint={measure.denominator ?? ''}
              inputMode="decimal"
              rules={{ validate: isNumber }}
            />
            <p className="num">
              {worked === null ? <span className="mut">The value is worked out</span> : <b>{formatValue(worked, measure.unit, measure.decimals)}</b>}
            </p>
          </>
        )}
        {hasFigures && !isRatio && (
          <TextField form={form} name="value" label={`Value (${measure.unit})`} inputMode="decimal" rules={{ validate: isNumber }} />
        )}
        {unusual.map((sentence) => (
          <Banner key={sentence} tone="amber" title={sentence}>
            Correct it, or say in the note why it is so. Nothing stops you from saving it.
          </Banner>
        ))}
        <SelectField form={form} name="status" label="How to take it" options={statuses} />
        <TextAreaField form={form} name="note" label="Note (optional)" rows={2} />
        <TextAreaField form={form} name="why" label="Why it is corrected" hint="Kept with the revision" rows={2} rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
