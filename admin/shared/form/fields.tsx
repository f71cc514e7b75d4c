import { useState } from 'react'
import type { FieldValues, Path, RegisterOptions, UseFormReturn } from 'react-hook-form'

export interface FieldProps<Values extends FieldValues> {
  form: UseFormReturn<Values>
  name: Path<Values>
  label: string
  hint?: string
  rules?: RegisterOptions<Values, Path<Values>>
}

/** A labelled control with its hint and, when it is wrong, what to do about it. */
export function Field<Values extends FieldValues>({ form, name, label, hint, children }: FieldProps<Values> & { children: React.ReactNode }) {
  const error = form.getFieldState(name, form.formState).error
  return (
    <div className={error ? 'f ferr' : 'f'}>
      <label htmlFor={`field-${name}`}>{label}</label>
      {hint && (
        <p className="hint" id={`hint-${name}`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="emsg" id={`error-${name}`}>
          <span className="sr">Error: </span>
          {error.message}
        </p>
      )}
      {children}
    </div>
  )
}

/** What ties a control to its label, its hint and its error. */
export function describe<Values extends FieldValues>({ form, name, hint }: FieldProps<Values>) {
  const error = form.getFieldState(name, form.formState).error
  const about = [hint && `hint-${name}`, error && `error-${name}`].filter(Boolean).join(' ')
  return { id: `field-${name}`, 'aria-describedby': about || undefined, 'aria-invalid': error ? true : undefined }
}

/** One line of text. */
export function TextField<Values extends FieldValues>(
  props: FieldProps<Values> & { type?: 'text' | 'email' | 'number' | 'date'; autoComplete?: string; inputMode?: 'numeric' | 'decimal' },
) {
  const { form, name, rules, type = 'text', autoComplete = 'off', inputMode } = props
  return (
    <Field {...props}>
      <input className="in-t" type={type} autoComplete={autoComplete} inputMode={inputMode} {...describe(props)} {...form.register(name, rules)} />
    </Field>
  )
}

/** Several lines of text. */
export function TextAreaField<Values extends FieldValues>(props: FieldProps<Values> & { rows?: number }) {
  const { form, name, rules, rows = 3 } = props
  return (
    <Field {...props}>
      <textarea className="in-t" rows={rows} {...describe(props)} {...form.register(name, rules)} />
    </Field>
  )
}

/** A password, which can be shown while it is typed; pasting and password managers work. */
export function PasswordField<Values extends FieldValues>(props: FieldProps<Values> & { autoComplete: 'current-password' | 'new-password' }) {
  const { form, name, rules, autoComplete, label } = props
  const [isShown, setIsShown] = useState(false)
  return (
    <Field {...props}>
      <div className="row tight">
        <input
          className="in-t"
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          spellCheck={false}
          {...describe(props)}
          {...form.register(name, rules)}
        />
        <button className="btn" type="button" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? 'Hide' : 'Show'} <span className="sr">{label.toLowerCase()}</span>
        </button>
      </div>
    </Field>
  )
}

/** One of a few values. */
export function SelectField<Values extends FieldValues>(props: FieldProps<Values> & { options: readonly { value: string; label: string }[] }) {
  const { form, name, rules, options } = props
  // Said at each render, so that choices that come after the form show the one that is held.
  return (
    <Field {...props}>
      <select className="in-s" {...describe(props)} {...form.register(name, rules)} value={form.watch(name) ?? ''}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Yes or no. */
export function TickField<Values extends FieldValues>({ form, name, label }: FieldProps<Values>) {
  return (
    <div className="checks">
      <label>
        <input className="tick" type="checkbox" id={`field-${name}`} {...form.register(name)} />
        {label}
      </label>
    </div>
  )
}

/** Any number of a list, with its name above. */
export function TicksField<Values extends FieldValues>({
  form,
  name,
  label,
  options,
}: FieldProps<Values> & { options: readonly { value: string; label: string }[] }) {
  const error = form.getFieldState(name, form.formState).error
  return (
    <fieldset className={error ? 'f ferr' : 'f'} id={`field-${name}`} tabIndex={-1}>
      <legend className="lab">{label}</legend>
      {error && (
        <p className="emsg">
          <span className="sr">Error: </span>
          {error.message}
        </p>
      )}
      <div className="checks abreast">
        {options.map((option) => (
          <label key={option.value}>
            <input className="tick" type="checkbox" value={option.value} {...form.register(name)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
