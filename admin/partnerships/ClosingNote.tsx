import { formatDay } from '../shared/format.ts'
import type { Choice } from '../shared/form/OrganisationField.tsx'

/** That an organisation’s last day is known, and what took its place: to be chosen instead in one click. */
export function ClosingNote({ choice: { name, closedOn, successors }, take }: { choice: Choice; take: (other: Choice) => void }) {
  if (!closedOn) return null
  return (
    <div className="stack" role="status">
      <p className="hint">
        The last day of {name} is {formatDay(closedOn)}: what it is here ends by then.
      </p>
      {successors.length > 0 && (
        <div className="row wrap">
          {successors.map((successor) => (
            <button key={successor.id} className="btn s" type="button" onClick={() => take({ ...successor, successors: [] })}>
              Choose {successor.name}, which took its place
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** The last day to propose for a choice: that of its closing, unless somebody wrote another. */
export const proposedEnd = (written: string, choice: Choice, before: Choice | null): string =>
  written === '' || written === before?.closedOn ? (choice.closedOn ?? '') : written
