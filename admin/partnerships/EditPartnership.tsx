import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import { UpdatePartnershipDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { ConflictPanel } from '../shared/form/ConflictPanel.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { LeaveGuard } from '../shared/form/LeaveGuard.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { readGraphErrors } from '../shared/ui/failure.ts'
import { useTell } from '../shared/ui/Toast.tsx'
import { FactFields, usePilots } from './FactFields.tsx'
import { changedFacts, compareFacts, factFields, toFacts, type Edited, type Facts } from './facts.ts'

/** The form about a partnership. When somebody else was faster, both versions stand side by side and one saves a mix. */
export function EditPartnership({ partnership, readAgain }: { partnership: Edited; readAgain: () => Promise<Edited | null> }) {
  const [update, { loading }] = useMutation(UpdatePartnershipDocument)
  // What the form began from stays, whatever the cache learns meanwhile.
  const [begun] = useState(partnership)
  const [theirs, setTheirs] = useState<Edited | null>(null)
  const pilots = usePilots()
  const navigate = useNavigate()
  const tell = useTell()
  const save = async (from: Edited, facts: Facts, why: string) => {
    const { id, version } = from
    try {
      const { data } = await update({ variables: { input: { id, version, ...changedFacts(toFacts(from), facts), why: why || null } } })
      command.form.reset(command.form.getValues())
      tell(
        `“${facts.name.trim()}” was saved`,
        version === data?.updatePartnership.version ? undefined : data?.updatePartnership.history.nodes[0]?.changes[0]?.id,
      )
      void navigate(paths.partnership(id))
    } catch (error) {
      if (!readGraphErrors(error).some(({ code }) => code === 'CONFLICT')) throw error
      setTheirs(await readAgain())
    }
  }
  const command = useCommand({ ...toFacts(begun), why: '' }, ({ why, ...facts }) => save(theirs ?? begun, facts, why))
  const { form } = command
  const saveMix = (mine: ReadonlySet<string>) => {
    if (!theirs) return
    for (const field of factFields) if (!mine.has(field)) form.setValue(field, toFacts(theirs)[field])
    void command.submit()
  }
  return (
    <div className="body wrap-page grid">
      {theirs && (
        <ConflictPanel
          key={theirs.version}
          by={theirs.history.nodes[0]?.actor ?? null}
          differences={compareFacts(
            toFacts(begun),
            toFacts(theirs),
            form.getValues(),
            (id) => pilots.find((pilot) => pilot.id === id)?.shortName ?? id,
          )}
          save={saveMix}
          isSaving={loading}
        />
      )}
      <Card title="About it">
        <div className="cb">
          <CommandForm command={command} action="Save">
            <FactFields form={form} />
            <div className="pair">
              <TextField form={form} name="formingFrom" label="Forming from" type="date" />
              <TextField form={form} name="startsOn" label="At work from" type="date" />
              <TextField form={form} name="endsOn" label="Last day" type="date" hint="A day to come is a planned end" />
            </div>
            <TextField form={form} name="why" label="Why" hint="Kept in the history" />
          </CommandForm>
        </div>
      </Card>
      <LeaveGuard isDirty={form.formState.isDirty && !form.formState.isSubmitting} what={`“${begun.name}”`} />
    </div>
  )
}
