import { useQuery } from '@apollo/client/react'
import type { UseFormReturn } from 'react-hook-form'
import { Link } from 'react-router'

import { OrganisationClosingPreviewDocument, type OrganisationForEditQuery } from '../graphql.generated.ts'
import { formatCount, formatDay } from '../shared/format.ts'
import { Field, SelectField } from '../shared/form/fields.tsx'
import { paths } from '../shared/paths.ts'
import type { Values } from './OrganisationFields.tsx'

/** What ties an organisation beyond the last day that is being entered, and what is to become of its memberships. */
export function ClosingFields({
  form,
  organisation: { id, successors },
  closedOn,
}: {
  form: UseFormReturn<Values>
  organisation: NonNullable<OrganisationForEditQuery['organisation']>
  closedOn: string
}) {
  const { data } = useQuery(OrganisationClosingPreviewDocument, { variables: { organisation: id, closedOn }, fetchPolicy: 'network-only' })
  const ties = data?.organisationClosingPreview ?? []
  if (ties.length === 0) return null
  const belongs = ties.some(({ kind }) => kind !== 'AGREEMENT')
  const isNeeded = ties.some((tie) => tie.isNeeded)
  return (
    <section className="banner amber" aria-label="What it belongs to after its last day">
      <div className="stack">
        <b>
          After {formatDay(closedOn)} it still has {formatCount(ties.length, 'tie')}.
        </b>
        <ul>
          {ties.map(({ id: tie, what, consequence, partnership }) => (
            <li key={tie}>
              <Link to={paths.partnership(partnership.id)}>{partnership.name}</Link>
              {afterName(what, partnership.name)}
              <span className="second">{consequence}</span>
            </li>
          ))}
        </ul>
        {belongs && (
          <Field form={form} name="memberships" label="What becomes of its memberships">
            <div className="choices" role="radiogroup" aria-label="What becomes of its memberships" id="field-memberships" tabIndex={-1}>
              <label>
                <input type="radio" value="END" disabled={isNeeded} {...form.register('memberships')} />
                <span>
                  They end on that day
                  {isNeeded && <span className="second">A partnership would be without a lead. Name another lead there first.</span>}
                </span>
              </label>
              <label>
                <input type="radio" value="HAND_ON" disabled={successors.length === 0} {...form.register('memberships')} />
                <span>
                  They go on to what took its place
                  {successors.length === 0 && (
                    <span className="second">
                      Nothing is recorded as having taken its place. Record it with “What became of it” on{' '}
                      <Link to={paths.organisation(id)}>its page</Link>, which closes it too.
                    </span>
                  )}
                </span>
              </label>
            </div>
          </Field>
        )}
        {belongs && form.watch('memberships') === 'HAND_ON' && (
          <SelectField
            form={form}
            name="heir"
            label="To which"
            rules={{ required: 'Choose what took its place' }}
            options={[{ value: '', label: 'Choose' }, ...successors.map((one) => ({ value: one.id, label: one.name }))]}
          />
        )}
      </div>
    </section>
  )
}

// A membership is told by its partnership's name, which the link has said.
function afterName(what: string, name: string): string {
  const said = `“${name}”`
  return what.startsWith(said) ? what.slice(said.length) : `: ${what}`
}
