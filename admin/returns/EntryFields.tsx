import { useWatch, type UseFormReturn } from 'react-hook-form'

import { formatMonth, formatNumber } from '../shared/format.ts'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { formatValue } from '../shared/charts/readSeries.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { observationStatusName } from '../shared/words.ts'
import { workOut, type Entry, type Line } from './entry.ts'

const statuses = (['NORMAL', 'PROVISIONAL', 'ESTIMATED', 'MISSING', 'SUPPRESSED', 'NOT_APPLICABLE'] as const).map((value) => ({
  value,
  label: observationStatusName[value][0]!.toUpperCase() + observationStatusName[value].slice(1),
}))
const isNumber = (typed: unknown) => Number.isFinite(Number(String(typed).replaceAll(',', ''))) || 'Enter a number'

/** One figure of a return: what is asked, what was there before, and what is unusual about what was entered. */
export function EntryFields({ form, place, line }: { form: UseFormReturn<{ lines: Entry[] }>; place: number; line: Line }) {
  const { measure, previous, target, warnings, periodStart, periodEnd } = line
  const entry = useWatch({ control: form.control, name: `lines.${place}` })
  const value = workOut(entry, line)
  const at = <Name extends keyof Entry>(name: Name) => ({ form, name: `lines.${place}.${name}` as const })
  const hasFigures = entry.status !== 'MISSING' && entry.status !== 'NOT_APPLICABLE'
  const before =
    previous?.value == null
      ? 'no value before'
      : `${formatValue(previous.value, measure.unit, measure.decimals)} in ${formatMonth(previous.periodStart)}`
  return (
    <fieldset className="card cb f entry">
      <legend className="sr">{measure.title}</legend>
      <div className="row between wrap">
        <h3 aria-hidden="true">{measure.title}</h3>
        <span className="sm mut">
          {periodStart.slice(0, 7) === periodEnd.slice(0, 7) ? '' : `${formatMonth(periodStart)} to ${formatMonth(periodEnd)} · `}
          {before}
          {target !== null && ` · target ${formatNumber(target)}`}
        </span>
      </div>
      {hasFigures && (
        <div className="row wrap entry-figures">
          {measure.denominator === null ? (
            <TextField
              {...at('value')}
              label={`Value (${measure.unit})`}
              hint={measure.numerator ?? ''}
              inputMode="decimal"
              rules={{ validate: isNumber }}
            />
          ) : (
            <>
              <TextField {...at('numerator')} label="Counted" hint={measure.numerator ?? ''} inputMode="decimal" rules={{ validate: isNumber }} />
              <TextField
                {...at('denominator')}
                label="Out of"
                hint={previous?.denominator == null ? measure.denominator : `${measure.denominator} Before: ${formatNumber(previous.denominator)}`}
                inputMode="decimal"
                rules={{ validate: isNumber }}
              />
              <p className="worked">
                {value === null ? (
                  <span className="mut">worked out for you</span>
                ) : (
                  <b className="num">{formatValue(value, measure.unit, measure.decimals)}</b>
                )}
              </p>
            </>
          )}
        </div>
      )}
      {warnings.map(({ kind, sentence, isExplained }) => (
        <Banner key={kind} tone={isExplained ? 'blue' : 'amber'} title={sentence}>
          {isExplained ? 'Its note says why.' : 'Correct it, or say below why it is so. Nothing stops you from saving it.'}
        </Banner>
      ))}
      <div className="row wrap entry-figures">
        <SelectField {...at('status')} label="How to take it" options={statuses} />
        <TextAreaField {...at('note')} label="Note (optional)" rows={1} />
      </div>
    </fieldset>
  )
}
