import type { UseFormReturn } from 'react-hook-form'

import type { AgreementKind, AgreementStatus } from '../graphql.generated.ts'
import { TextAreaField, SelectField, TextField } from '../shared/form/fields.tsx'
import { agreementKindName } from '../shared/words.ts'
import { isPounds, roles, type Values } from './agreement-form.ts'
import { signatoryRoleName } from './words.ts'

interface Member {
  id: string
  name: string
}

const kinds = (Object.keys(agreementKindName) as AgreementKind[]).map((value) => ({ value, label: agreementKindName[value] }))

/** The fields of an agreement; the points that the law wants settled come with the kind. */
export function AgreementFields({
  form,
  members,
  points,
  replaceable,
}: {
  form: UseFormReturn<Values>
  members: readonly Member[]
  points: readonly { letter: string; what: string }[]
  /** The agreements whose place it may take. */
  replaceable: readonly { id: string; title: string }[]
}) {
  return (
    <>
      <TextField form={form} name="title" label="Title" rules={{ required: 'Enter a title' }} />
      <SelectField form={form} name="kind" label="Kind" options={kinds} />
      <div className="pair">
        <TextField form={form} name="startsOn" label="First day of the term" type="date" />
        <TextField form={form} name="endsOn" label="Last day" type="date" hint="Empty where it has no end" />
        <TextField form={form} name="reviewOn" label="Review by" type="date" />
      </div>
      {replaceable.length > 0 && (
        <SelectField
          form={form}
          name="replaces"
          label="Takes the place of"
          hint="When it comes into force, the other no longer holds from the first day of this one"
          options={[{ value: '', label: 'No other agreement' }, ...replaceable.map(({ id, title }) => ({ value: id, label: title }))]}
        />
      )}
      <TextAreaField form={form} name="terms" label="Terms" hint="What is agreed, in its main points" rows={5} />
      <Parties form={form} members={members} />
      {points.map(({ letter, what }) => (
        <TextAreaField key={letter} form={form} name={`clause.${letter}`} label={`(${letter}) ${what}`} />
      ))}
    </>
  )
}

/** Which members are parties, what each pays, and who signs for it. */
function Parties({ form, members }: { form: UseFormReturn<Values>; members: readonly Member[] }) {
  const party = form.watch('party')
  return (
    <fieldset className="f" id="field-parties" tabIndex={-1}>
      <legend className="lab">Parties</legend>
      <p className="hint">A signature lapses when a party, a contribution, the term or the text changes.</p>
      {members.map(({ id, name }) => (
        <div key={id} className="party">
          <label className="row tight">
            <input className="tick" type="checkbox" {...form.register(`party.${id}`)} />
            {name}
          </label>
          {party[id] && (
            <div className="pair">
              <TextField
                form={form}
                name={`pounds.${id}`}
                label="Contribution in pounds"
                rules={{ validate: (value) => isPounds(String(value ?? '')) || `Enter an amount for ${name}, such as 1,250.50` }}
              />
              <fieldset className="f">
                <legend className="lab">Who signs for {name}</legend>
                <div className="checks abreast">
                  {roles.map((role) => (
                    <label key={role}>
                      <input className="tick" type="checkbox" {...form.register(`signs.${id}.${role}`)} />
                      {signatoryRoleName[role]}
                    </label>
                  ))}
                </div>
              </fieldset>
            </div>
          )}
        </div>
      ))}
      {members.length === 0 && <p className="mut">The partnership has no members yet. Add them first; a draft can be kept without.</p>}
    </fieldset>
  )
}

/** The organisations that may be parties: the members, the commissioner of the area left out, each once. */
export const toMembers = (members: readonly { role: string; organisation: Member }[]): Member[] => [
  ...new Map(members.filter(({ role }) => role !== 'HOST_COMMISSIONER').map(({ organisation }) => [organisation.id, organisation])).values(),
]

/** The agreements of a partnership that another may replace: what is in force or has expired, and the one that is chosen. */
export const toReplaceable = (
  agreements: readonly { id: string; title: string; status: AgreementStatus }[],
  own: { id: string; replaces: { id: string } | null } | null,
) => agreements.filter(({ id, status }) => id !== own?.id && (status === 'IN_FORCE' || status === 'EXPIRED' || id === own?.replaces?.id))
